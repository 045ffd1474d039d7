package dev.tense.check;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the build of the functions made, for tests in other packages. */
public final class Built {
    /** The first version of Java has the class file version 45. */
    private static final int CLASS_FILE_OF_JAVA_ZERO = 44;

    private static final String ENTRY = "dev.tense.platform.Entry";
    private static final Pattern TIME_TO_LIVE = Pattern.compile("EXPIRES_AT = \"(\\w+)\"");

    private Built() {}

    public static Set<String> events() {
        return Samples.committed().events().stream().map(Catalogue.Event::name).collect(Collectors.toSet());
    }

    /** The functions that the zip can be. */
    public static Set<String> exports() {
        Catalogue catalogue = Samples.committed();
        return Stream.of(
                        catalogue.commands().stream().map(Catalogue.Command::function),
                        catalogue.reactions().stream().map(Catalogue.Reaction::function),
                        catalogue.queries().stream().map(Catalogue.Query::function),
                        catalogue.system().stream().map(Catalogue.SystemFunction::function))
                .flatMap(functions -> functions)
                .collect(Collectors.toSet());
    }

    /** What Lambda has to call. */
    public static String handler() {
        return ENTRY + "::handleRequest";
    }

    /** The Java that the class of the handler is compiled for. */
    public static int java() {
        Path entry = functions("target/classes/" + ENTRY.replace('.', '/') + ".class");
        try (var code = new DataInputStream(Files.newInputStream(entry))) {
            code.skipNBytes(Integer.BYTES + Short.BYTES); // the magic number and the minor version
            return code.readUnsignedShort() - CLASS_FILE_OF_JAVA_ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The attribute that says until when an item is kept. */
    public static String timeToLive() {
        try (Stream<Path> sources = Files.walk(functions("src/main/java/dev/tense/platform"))) {
            return sources.filter(Files::isRegularFile)
                    .flatMap(source -> TIME_TO_LIVE.matcher(read(source)).results())
                    .map((MatchResult found) -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path functions(String path) {
        return Samples.root().resolve("functions").resolve(path);
    }
}
