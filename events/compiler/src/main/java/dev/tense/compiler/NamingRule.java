package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;

/** A command is named in the imperative, an event in the past tense. */
record NamingRule(Problems problems) {
    void check(Message message) {
        var name = message.name();
        if (message.is(Kind.COMMAND)) {
            report(
                    message,
                    ReadAloud.asCommand(name),
                    "%s is not in the imperative: %s. A command says \"do this\": %s, or make it an Event.",
                    "PlaceOrder");
        } else if (message.is(Kind.EVENT)) {
            report(
                    message,
                    ReadAloud.asEvent(name),
                    "%s is not in the past tense: %s. An event says \"this happened\": %s, or make it a Command.",
                    "OrderPlaced");
        }
    }

    private void report(Message message, ReadAloud.Verdict verdict, String problem, String example) {
        if (!verdict.passes()) {
            var fix = verdict.suggestion().isEmpty() ? "name it like " + example : "call it " + verdict.suggestion();
            problems.report(message.type(), problem.formatted(message, verdict.reason(), fix));
        }
    }
}
