package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;
import java.util.Set;
import javax.lang.model.element.ElementKind;

/**
 * The rules of one message: its shape, its names, what it is made of, what it answers.
 *
 * @param commands the names of all commands
 */
record MessageRules(Vocabulary vocabulary, Set<String> commands, Problems problems) {
    void check(Message message) {
        if (message.type().getKind() != ElementKind.RECORD) {
            problems.report(
                    message.type(),
                    "%s is not a record, so it could change after it was sent. Make it a record.".formatted(message));
        }
        new NamingRule(commands, problems).check(message);
        new WireName(vocabulary, problems).check(message);
        new ComponentRules(vocabulary, problems).check(message);
        new AlarmRule(vocabulary, problems).check(message);
        if (message.is(Kind.COMMAND)) {
            new AnswerRules(vocabulary, problems).check(message);
        }
    }
}
