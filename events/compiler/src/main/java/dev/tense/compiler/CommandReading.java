package dev.tense.compiler;

import static dev.tense.compiler.ReadAloud.Verdict.fail;
import static dev.tense.compiler.ReadAloud.Verdict.pass;

import dev.tense.compiler.ReadAloud.Verdict;
import dev.tense.compiler.Verb.Noun;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a name as a command: it starts with a verb in the imperative. */
record CommandReading(Spoken name) {
    /** Endings that make a noun of a verb: after a noun the name is that of a thing, as in "order creation". */
    private static final Pattern ACTION = Pattern.compile("..+(?:tion|sion|ing)");

    Verdict verdict() {
        if (name.size() > 1 && name.word(name.last()).equals("command")) {
            return fail("'Command' is not what to do", name.part(0, name.last()));
        }
        return Verbs.infinitive(name.word(0)).map(this::startsWith).orElseGet(this::startsWithoutVerb);
    }

    private Verdict startsWith(Verb verb) {
        var past = PastTense.in(name);
        if (past.isPresent() && readsAsPast(verb, past.getAsInt())) {
            return past(past.getAsInt());
        }
        var event = new EventReading(name);
        if (verb.noun() != Noun.NOT && event.isState()) {
            return fail(event.stateReason());
        }
        if (verb.noun() == Noun.MOSTLY && name.size() > 1) {
            var misplaced = verbAtEnd(Noun.NOT);
            if (misplaced.isPresent()) {
                return misplaced.get();
            }
            if (ACTION.matcher(name.word(name.last())).matches()) {
                return fail("%s before %s is a noun".formatted(name.quote(0), name.quote(name.last())));
            }
        }
        return pass("%s is the imperative".formatted(name.quote(0)));
    }

    /** Whether "release published" says what happened to a release, and does not ask to release something. */
    private boolean readsAsPast(Verb first, int past) {
        return switch (first.noun()) {
            case NOT -> false;
            case ALSO -> !Verbs.isAmbiguous(name.word(past)) && (past == 1 || past == name.last());
            case MOSTLY -> true;
        };
    }

    private Verdict startsWithoutVerb() {
        var past = PastTense.in(name);
        if (past.isPresent()) {
            return past(past.getAsInt());
        }
        if (Verbs.soundsPast(name.word(0))) {
            return past(0);
        }
        return Verbs.gerund(name.word(0))
                .map(verb -> starting(verb, "%s is not the imperative of '%s'"))
                .or(() -> Verbs.thirdPerson(name.word(0)).map(verb -> starting(verb, "%s is the third person of '%s'")))
                .or(() -> verbAtEnd(Noun.ALSO))
                .orElseGet(this::thing);
    }

    private Verdict past(int index) {
        var suggestion = Verbs.past(name.word(index))
                .filter(verb -> name.size() > 1)
                .map(verb -> Spoken.name(verb.infinitive(), name.part(0, index), name.part(index + 1, name.size())));
        return fail(EventReading.pastReason(name, index), suggestion.orElse(""));
    }

    private Verdict starting(Verb verb, String reason) {
        return fail(
                reason.formatted(name.quote(0), verb.infinitive()),
                Spoken.name(verb.infinitive(), name.part(1, name.size())));
    }

    private Optional<Verdict> verbAtEnd(Noun most) {
        return Verbs.infinitive(name.word(name.last()))
                .filter(verb -> verb.noun().compareTo(most) <= 0 && name.size() > 1)
                .map(verb -> fail(
                        "the verb %s comes last".formatted(name.quote(name.last())),
                        Spoken.name(verb.infinitive(), name.part(0, name.last()))));
    }

    private Verdict thing() {
        return fail("%s is not a verb (if it is one, add it to verbs.txt of events/compiler)".formatted(name.quote(0)));
    }
}
