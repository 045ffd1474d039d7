package dev.tense.compiler;

import static dev.tense.compiler.ReadAloud.Verdict.fail;
import static dev.tense.compiler.ReadAloud.Verdict.pass;

import dev.tense.compiler.ReadAloud.Verdict;
import dev.tense.compiler.Verb.Noun;
import java.util.Set;

/**
 * Reads a name as an event. Besides the past tense it lets states pass that announce that they came to be: {@code ...Due},
 * {@code ...Overdue}, {@code ...ReadyTo<Verb>}, {@code ...ReadyFor<Noun>}. ({@code ...Failed} and {@code ...Expired} are
 * past tense.)
 */
record EventReading(Spoken name) {
    private static final Set<String> FUTURE =
            Set.of("will", "shall", "should", "must", "can", "could", "may", "might", "be");
    private static final Set<String> PRESENT = Set.of("is", "are", "being");
    private static final Set<String> STATES = Set.of("due", "overdue");

    Verdict verdict() {
        var future = name.quoteFirst(FUTURE::contains);
        if (future.isPresent()) {
            return fail(future.get() + " speaks of what may come");
        }
        var present = name.quoteFirst(PRESENT::contains);
        if (present.isPresent()) {
            return fail(present.get() + " speaks of now");
        }
        if (isState()) {
            return pass(stateReason());
        }
        var past = PastTense.in(name);
        return past.isPresent() ? pass(pastReason(name, past.getAsInt())) : notPast();
    }

    String stateReason() {
        return "'%s' announces a state that came to be".formatted(String.join(" ", name.words()));
    }

    static String pastReason(Spoken name, int index) {
        return Verbs.past(name.word(index))
                .map(verb -> "%s is the past tense of '%s'".formatted(name.quote(index), verb.infinitive()))
                .orElseGet(() -> name.quote(index) + " reads as past tense");
    }

    /** Whether the name announces a state, as in "payment refund due". */
    boolean isState() {
        if (name.size() > 1 && STATES.contains(name.word(name.last()))) {
            return true;
        }
        var ready = name.words().indexOf("Ready");
        return ready > 0 && ready + 1 < name.last() && Set.of("to", "for").contains(name.word(ready + 1));
    }

    private Verdict notPast() {
        if (name.size() > 1 && PastTense.isWrapper(name.word(name.last()))) {
            return wrapped();
        }
        if (Verbs.soundsPast(name.word(0)) && !Verbs.isAmbiguous(name.word(0))) {
            return pastFirst();
        }
        return notPast(name.last());
    }

    private Verdict wrapped() {
        var reason = "%s is not what happened".formatted(name.quote(name.last()));
        var rest = name.until(name.last());
        return PastTense.in(rest).isPresent() ? fail(reason, rest.part(0, rest.size())) : fail(reason);
    }

    private Verdict pastFirst() {
        return name.size() == 1
                ? fail("%s does not say to what it happened".formatted(name.quote(0)))
                : fail(
                        "%s comes first, so the name is that of a thing".formatted(name.quote(0)),
                        Spoken.name(name.part(1, name.size()), name.words().getFirst()));
    }

    private Verdict notPast(int last) {
        var first = Verbs.infinitive(name.word(0)).filter(verb -> verb.noun() != Noun.MOSTLY);
        var end = Verbs.infinitive(name.word(last)).filter(verb -> verb.noun() != Noun.MOSTLY);
        if (first.isPresent()) {
            return fail("%s is the imperative, it asks for something".formatted(name.quote(0)), starting(first.get()));
        }
        return end.map(verb -> ending(verb, "%s is not the past tense of '%s'")).orElseGet(() -> present(last));
    }

    private Verdict present(int last) {
        var ending = Verbs.gerund(name.word(last)).map(verb -> ending(verb, "%s is still going on"));
        var starting = Verbs.gerund(name.word(0))
                .map(verb -> fail("%s is still going on".formatted(name.quote(0)), starting(verb)));
        var third = Verbs.thirdPerson(name.word(last))
                .filter(verb -> verb.noun() != Noun.MOSTLY)
                .map(verb -> ending(verb, "%s is the present tense of '%s'"));
        return ending.or(() -> starting).or(() -> third).orElseGet(() -> thing(last));
    }

    private Verdict thing(int last) {
        return name.word(last).endsWith("ed")
                ? fail("%s ends in -ed but is not a past tense".formatted(name.quote(last)))
                : fail("%s is a thing, not something that happened".formatted(name.quote(last)));
    }

    /** The name with its first word, now in the past tense, at the end. */
    private String starting(Verb verb) {
        return name.size() == 1 ? "" : Spoken.name(name.part(1, name.size()), verb.participle());
    }

    /** Suggests the name with its last word in the past tense. */
    private Verdict ending(Verb verb, String reason) {
        return fail(
                reason.formatted(name.quote(name.last()), verb.infinitive()),
                name.size() == 1 ? "" : Spoken.name(name.part(0, name.last()), verb.participle()));
    }
}
