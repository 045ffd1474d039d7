package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** What a message may be made of, however deep; each component is reported for the first thing that is wrong in it. */
record ComponentRules(Vocabulary vocabulary, Problems problems) {
    void check(Message message) {
        Stream.concat(Stream.of(message.type()), answers(message))
                .flatMap(record -> record.getRecordComponents().stream())
                .forEach(component -> Parts.of(component)
                        .flatMap(part -> problem(message, part).stream())
                        .findFirst()
                        .ifPresent(problem -> problems.report(component, problem)));
    }

    private Stream<TypeElement> answers(Message message) {
        var answers = new Answers(vocabulary);
        return message.is(Kind.COMMAND)
                ? answers.answerType(message.type()).stream().flatMap(answers::permitted)
                : Stream.empty();
    }

    private Optional<String> problem(Message message, Part part) {
        return switch (message.kind()) {
            case EVENT ->
                new ReplyRule(vocabulary)
                        .problem(message, part)
                        .or(() -> InstructionRule.problem(message, part))
                        .or(() -> new MutabilityRule(vocabulary).problem(message, part))
                        .or(() -> FloatingPointRule.problem(message, part));
            case NOTE ->
                new MutabilityRule(vocabulary)
                        .problem(message, part)
                        .or(() -> FloatingPointRule.problem(message, part));
            case COMMAND -> FloatingPointRule.problem(message, part);
        };
    }
}
