package dev.tense.compiler;

import javax.lang.model.element.ElementKind;

/** The rules of one message: its shape, its name, what it is made of. */
record MessageRules(Vocabulary vocabulary, Problems problems) {
    void check(Message message) {
        if (message.type().getKind() != ElementKind.RECORD) {
            problems.report(
                    message.type(),
                    "%s is not a record, so it can change after it was sent. Make it a record.".formatted(message));
        }
        new WireName(vocabulary, problems).check(message);
    }
}
