package dev.tense.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The tests in the sources of every module, as {@code Class#method}; one that is disabled is none. */
final class TestSources {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Set<String> TEST = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private TestSources() {}

    static Set<String> of(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : modules(root)) {
            Path tests = root.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return parse(sources);
    }

    private static List<String> modules(Path root) throws IOException {
        return MODULE.matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();
    }

    private static Set<String> parse(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            var found = new HashSet<String>();
            task.parse().forEach(unit -> new Tests(found).scan(unit, null));
            return found;
        }
    }

    private static final class Tests extends TreeScanner<@Nullable Void, @Nullable String> {
        private final Set<String> found;

        Tests(Set<String> found) {
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
            return annotations(type.getModifiers().getAnnotations()).contains("Disabled")
                    ? null
                    : super.visitClass(type, type.getSimpleName().toString());
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable String type) {
            Set<String> annotations = annotations(method.getModifiers().getAnnotations());
            if (annotations.stream().anyMatch(TEST::contains) && !annotations.contains("Disabled")) {
                found.add(type + "#" + method.getName());
            }
            return super.visitMethod(method, type);
        }

        private static Set<String> annotations(List<? extends AnnotationTree> annotations) {
            return annotations.stream()
                    .map(annotation -> annotation.getAnnotationType().toString().replaceFirst(".*\\.", ""))
                    .collect(Collectors.toSet());
        }
    }
}
