package dev.tense.compiler;

import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.lang.model.element.TypeElement;

/** A query handler answers one query record, whose components all come from the path. */
record QueryRules(Vocabulary vocabulary, Problems problems) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]*)}");

    /** The names in braces: {@code orderId} of {@code /orders/{orderId}}. */
    static List<String> parameters(String path) {
        return PARAMETER
                .matcher(path)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    void check(Function function) {
        Vocabulary.element(function.input())
                .filter(type -> vocabulary.is(type, Vocabulary.QUERY))
                .ifPresentOrElse(
                        query -> {
                            checkResult(function, query);
                            checkPath(function, query);
                        },
                        () -> problems.report(
                                function.method(),
                                "%s takes %s, which is not a Query. Let the record implement Query, or give the class the role it has."
                                        .formatted(function, Vocabulary.display(function.input()))));
    }

    private void checkResult(Function function, TypeElement query) {
        vocabulary
                .argument(query.asType(), Vocabulary.QUERY)
                .filter(result -> !vocabulary.same(result, function.method().getReturnType()))
                .ifPresent(result -> problems.report(
                        function.method(),
                        "%s returns %s, but %s promises %s. Return that."
                                .formatted(
                                        function,
                                        Vocabulary.display(function.method().getReturnType()),
                                        query.getSimpleName(),
                                        Vocabulary.display(result))));
    }

    private void checkPath(Function function, TypeElement query) {
        var path = function.settings().string("path");
        var components = query.getRecordComponents().stream()
                .map(component -> component.getSimpleName().toString())
                .toList();
        if (!path.startsWith("/") || !new HashSet<>(parameters(path)).equals(new HashSet<>(components))) {
            problems.report(
                    function.type(),
                    "The path \"%s\" does not fit %s. It starts with / and has each of %s once in braces, and no other."
                            .formatted(path, query.getSimpleName(), components));
        }
    }
}
