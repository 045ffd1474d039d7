package dev.tense.compiler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Runs javac with the processor over sources in memory. What it writes goes to a folder. */
final class Compilation {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, Locale.ENGLISH, null);
    private static final List<String> AS_IN_THE_BUILD = List.of("--should-stop=ifError=FLOW");
    private static final Pattern DECLARATION = Pattern.compile("\\b(?:class|record|interface|enum) (\\w+)");
    private static final String IMPORTS = """
            import com.fasterxml.jackson.annotation.*;
            import dev.tense.messaging.*;
            import io.quarkus.funqy.Funq;
            import java.time.Instant;
            import java.util.*;
            """;

    private final Path output;
    private final List<String> options = new ArrayList<>(AS_IN_THE_BUILD);
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Processor> others = new ArrayList<>();
    private final List<Path> classPath = new ArrayList<>();

    Compilation(Path output) {
        this.output = output;
        Stream.of(Samples.FUNQ, Samples.FUNQ_CONTEXT).forEach(source -> add("io.quarkus.funqy", source));
        add("dev.tense.messaging", Samples.ENVELOPE);
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .forEach(classPath::add);
    }

    /** Adds a type of the package, with the imports everyone needs. */
    Compilation with(String packageName, String declaration) {
        add("dev.tense." + packageName, IMPORTS + declaration);
        return this;
    }

    /** Lets an envelope hold what the real one refuses already by its type. */
    Compilation withEnvelopeOfAnything() {
        sources.removeIf(source -> source.getName().endsWith("/Envelope.java"));
        add("dev.tense.messaging", Samples.ENVELOPE.replace(" extends Event", ""));
        return this;
    }

    /** Lets another processor run after ours: it sees the annotations unless ours claims them. */
    Compilation alongside(Processor other) {
        others.add(other);
        return this;
    }

    Compilation owningFunctions() {
        options.add("-Atense.catalogue=true");
        return this;
    }

    Compilation against(Path contract) {
        classPath.addFirst(contract);
        return this;
    }

    private void add(String packageName, String text) {
        var declared = DECLARATION.matcher(text);
        if (!declared.find()) {
            throw new IllegalArgumentException("No declaration in " + text);
        }
        sources.add(new Source(packageName, declared.group(1), "package " + packageName + ";\n" + text));
    }

    /** The messages of all errors, in the order javac reports them. */
    List<String> errors() {
        return diagnostics().stream()
                .map(error -> error.getMessage(Locale.ENGLISH))
                .toList();
    }

    /** The file and the line of source each error points at; empty for an error without a position. */
    List<String> positions() {
        return diagnostics().stream().map(Compilation::position).toList();
    }

    private static String position(Diagnostic<? extends JavaFileObject> error) {
        if (error.getSource() instanceof Source source) {
            return source.text()
                    .lines()
                    .toList()
                    .get((int) error.getLineNumber() - 1)
                    .strip();
        }
        return "";
    }

    private List<Diagnostic<? extends JavaFileObject>> diagnostics() {
        var collector = new DiagnosticCollector<JavaFileObject>();
        try {
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            FILES.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var task = JAVAC.getTask(null, FILES, collector, options, null, sources);
        task.setProcessors(
                Stream.concat(Stream.of(new TenseProcessor()), others.stream()).toList());
        task.call();
        return collector.getDiagnostics().stream()
                .<Diagnostic<? extends JavaFileObject>>map(diagnostic -> diagnostic)
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }

    /** The text of a written file; empty if there is none. */
    String written(String path) {
        try {
            return Files.exists(output.resolve(path)) ? Files.readString(output.resolve(path)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
