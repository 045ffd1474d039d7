package dev.tense.compiler;

import dev.tense.compiler.Verb.Noun;
import java.util.Optional;
import java.util.Set;

/**
 * The command that a passive-aggressive event hides: "ship order" in {@code ShipOrderRequested} and {@code PleaseShipOrder}.
 * That a thing was requested is a fact, as in {@code RefundRequested}: a customer did it. Where English leaves open whether the
 * words before are a thing ("refund payment"), they are a command when the system has one of that name.
 */
record HiddenCommand(Spoken name, Set<String> commands) {
    private static final String PLEASE = "please";
    private static final Set<String> DEMANDS =
            Set.of("requested", "required", "needed", "wanted", "demanded", "ordered", "commanded", "instructed");

    Optional<String> find() {
        var polite = name.size() > 1 && name.word(0).equals(PLEASE);
        var demanding = name.size() > 2 && DEMANDS.contains(name.word(name.last()));
        if (!polite && !demanding) {
            return Optional.empty();
        }
        var hidden = name.part(polite ? 1 : 0, demanding ? name.last() : name.size());
        return polite || commands.contains(hidden) || asks(name.until(name.last()))
                ? Optional.of(hidden)
                : Optional.empty();
    }

    /** Whether the words can only be an order; "add on" and "check in" can be things. */
    private static boolean asks(Spoken words) {
        var verb = Verbs.infinitive(words.word(0));
        return verb.isPresent()
                && verb.get().noun() == Noun.NOT
                && words.size() > 1
                && !(words.size() == 2 && PastTense.isFollower(words.word(1)));
    }
}
