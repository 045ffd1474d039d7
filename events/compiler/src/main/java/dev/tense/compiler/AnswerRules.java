package dev.tense.compiler;

import java.util.HashSet;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** A command's answers are a sealed interface nested in it, and each has a name of its own on the wire. */
record AnswerRules(Vocabulary vocabulary, Problems problems) {
    private static final String DISCRIMINATOR = "result";

    void check(Message command) {
        vocabulary
                .argument(command.type().asType(), Vocabulary.COMMAND)
                .ifPresentOrElse(
                        answer -> check(command, answer),
                        () -> problems.report(
                                command.type(),
                                "%s does not say what it answers. Let it implement Command<%s.Answer>."
                                        .formatted(command, command.name())));
    }

    private void check(Message command, TypeMirror answer) {
        var type = Vocabulary.element(answer).filter(found -> isSealedInside(found, command.type()));
        if (type.isPresent()) {
            checkDiscriminator(type.get());
            checkNames(type.get());
        } else if (!Vocabulary.isUnresolved(answer)) {
            problems.report(
                    command.type(),
                    "%s answers with %s. Its answer is a sealed interface nested in it, so that the file holds the question and every answer."
                            .formatted(command, Vocabulary.display(answer)));
        }
    }

    private static boolean isSealedInside(TypeElement answer, TypeElement command) {
        return answer.getKind().isInterface()
                && answer.getModifiers().contains(Modifier.SEALED)
                && command.equals(answer.getEnclosingElement());
    }

    private void checkDiscriminator(TypeElement answer) {
        var property = vocabulary
                .annotation(answer, Vocabulary.JSON_TYPE_INFO)
                .map(info -> info.string("property"))
                .orElse("");
        if (!property.equals(DISCRIMINATOR)) {
            problems.report(
                    answer,
                    "The answers %s do not tell themselves apart in JSON. Annotate the interface with @JsonTypeInfo(use = Id.NAME, property = \"%s\")."
                            .formatted(Vocabulary.display(answer.asType()), DISCRIMINATOR));
        }
    }

    private void checkNames(TypeElement answerType) {
        var answers = new Answers(vocabulary);
        var listed = answers.listed(answerType).toList();
        answers.permitted(answerType)
                .filter(answer -> !isNamed(answer, listed))
                .forEach(answer -> problems.report(
                        answer,
                        "The answer %s has no name on the wire. List it in the @JsonSubTypes of %s: @Type(name = \"%s\", value = %s.class)."
                                .formatted(
                                        answer.getSimpleName(),
                                        Vocabulary.display(answerType.asType()),
                                        Words.kebab(answer.getSimpleName().toString()),
                                        answer.getSimpleName())));
        var names = new HashSet<String>();
        listed.stream()
                .map(answer -> answer.string("name"))
                .filter(name -> !name.isEmpty() && !names.add(name))
                .forEach(name -> problems.report(
                        answerType,
                        "Two answers of %s are called \"%s\". Give each a name of its own."
                                .formatted(Vocabulary.display(answerType.asType()), name)));
    }

    private boolean isNamed(TypeElement answer, List<Annotation> listed) {
        return listed.stream()
                .filter(entry -> !entry.string("name").isEmpty())
                .flatMap(entry -> entry.type("value").stream())
                .anyMatch(type -> vocabulary.same(type, answer.asType()));
    }
}
