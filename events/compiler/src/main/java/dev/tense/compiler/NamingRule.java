package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;
import java.util.Set;

/** A command is named in the imperative; an event in the past tense, and it says what happened and asks for nothing. */
record NamingRule(Set<String> commands, Problems problems) {
    void check(Message message) {
        var name = message.name();
        if (message.is(Kind.COMMAND)) {
            report(
                    message,
                    ReadAloud.asCommand(name),
                    "%s is not in the imperative: %s. A command says \"do this\": %s, or make it an Event.",
                    "PlaceOrder");
        } else if (message.is(Kind.EVENT)) {
            new HiddenCommand(Spoken.of(name), commands)
                    .find()
                    .ifPresentOrElse(command -> reportHidden(message, command), () -> checkEvent(message));
        }
    }

    private void checkEvent(Message event) {
        report(
                event,
                ReadAloud.asEvent(event.name()),
                "%s is not in the past tense: %s. An event says \"this happened\": %s, or make it a Command.",
                "OrderPlaced");
        new VagueChange(Spoken.of(event.name())).find().ifPresent(verb -> reportVague(event, verb));
    }

    private void reportHidden(Message event, String command) {
        problems.report(
                event.type(),
                "%s is the command %s in disguise: it asks somebody to act. Send that command through the CommandBus, or name what happened, like OrderPlaced."
                        .formatted(event, command));
    }

    private void reportVague(Message event, String verb) {
        problems.report(
                event.type(),
                "%s says nothing of the business: %s fits whatever was written. Name what happened, one event for each such fact: like OrderCancelled, or ShippingAddressChanged."
                        .formatted(event, verb));
    }

    private void report(Message message, ReadAloud.Verdict verdict, String problem, String example) {
        if (!verdict.passes()) {
            var fix = verdict.suggestion().isEmpty() ? "name it like " + example : "call it " + verdict.suggestion();
            problems.report(message.type(), problem.formatted(message, verdict.reason(), fix));
        }
    }
}
