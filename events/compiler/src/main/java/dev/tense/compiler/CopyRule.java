package dev.tense.compiler;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * A record copies the collections it gets, or whoever made it could still change it. Reads the sources, so it says nothing
 * about records of the class path.
 */
record CopyRule(Trees trees, Problems problems) {
    private static final Set<String> COLLECTIONS = Set.of("java.util.List", "java.util.Set", "java.util.Map");
    private static final Pattern COPY = Pattern.compile("copyOf|toList|collect|unmodifiable[A-Za-z]+");

    /** The rule, where javac itself runs: an IDE that wraps javac, or has a compiler of its own, shows no sources. */
    static Optional<CopyRule> of(ProcessingEnvironment environment, Problems problems) {
        try {
            return Optional.of(new CopyRule(Trees.instance(environment), problems));
        } catch (IllegalArgumentException notJavac) {
            return Optional.empty();
        }
    }

    void check(TypeElement record) {
        if (trees.getTree(record) != null) {
            record.getRecordComponents().stream()
                    .filter(component -> COLLECTIONS.contains(Vocabulary.qualifiedName(component.asType())))
                    .filter(component ->
                            !isCopied(record, component.getSimpleName().toString()))
                    .forEach(component -> report(record, component));
        }
    }

    private boolean isCopied(TypeElement record, String component) {
        return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
                .map(trees::getTree)
                .anyMatch(constructor -> Boolean.TRUE.equals(new Copies(component).scan(constructor, null)));
    }

    private void report(TypeElement record, RecordComponentElement component) {
        var collection = Vocabulary.simpleName(component.asType());
        problems.report(
                component,
                "%s does not copy '%s', so whoever made it can still change it. Add: public %1$s { %2$s = %s.copyOf(%2$s); }"
                        .formatted(record.getSimpleName(), component.getSimpleName(), collection));
    }

    /** Looks for an assignment to the component from an expression that copies. */
    private static final class Copies extends TreeScanner<@Nullable Boolean, @Nullable Void> {
        private final String component;

        Copies(String component) {
            this.component = component;
        }

        @Override
        public @Nullable Boolean visitAssignment(AssignmentTree assignment, @Nullable Void nothing) {
            return name(assignment.getVariable()).equals(component)
                    && COPY.matcher(assignment.getExpression().toString()).find();
        }

        @Override
        public @Nullable Boolean reduce(@Nullable Boolean one, @Nullable Boolean other) {
            return Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other);
        }

        private static String name(Tree variable) {
            return switch (variable) {
                case IdentifierTree identifier -> identifier.getName().toString();
                case MemberSelectTree member -> member.getIdentifier().toString();
                default -> "";
            };
        }
    }
}
