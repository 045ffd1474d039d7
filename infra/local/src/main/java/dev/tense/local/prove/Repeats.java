package dev.tense.local.prove;

import java.util.List;
import java.util.stream.Stream;

/** Sends every command of an errand once more: it must get the answer it got. What else may come of it is seen later. */
final class Repeats {
    private final Api api;

    Repeats(Api api) {
        this.api = api;
    }

    /** The answers that differ. */
    List<Violation> of(List<Errand> errands) {
        return errands.stream().flatMap(this::differences).toList();
    }

    private Stream<Violation> differences(Errand errand) {
        return errand.told().stream().flatMap(told -> {
            Reply again = api.command(told.command(), told.body());
            return again.equals(told.reply()) ? Stream.empty() : Stream.of(difference(errand, told, again));
        });
    }

    private static Violation difference(Errand errand, Errand.Told told, Reply again) {
        return Violation.doubled(
                "a repeated command gets the same answer",
                errand.subject(),
                told.command() + " said " + told.reply() + " and then " + again);
    }
}
