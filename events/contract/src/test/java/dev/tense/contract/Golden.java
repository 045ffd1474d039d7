package dev.tense.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How messages look on the wire, for ever. A golden file holds every component of its type, so one that is renamed, removed or
 * added does not match any more.
 */
final class Golden {
    private static final Path FOLDER = Path.of("src/main/resources/golden");

    private static final ObjectMapper COMPLETE =
            Json.STRICT.copy().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private Golden() {}

    /** Fails unless the type reads all of the text and writes it back byte by byte. */
    static void check(String golden, Class<?> type) {
        assertThat(Json.render(read(golden, type))).isEqualTo(golden);
    }

    private static Object read(String golden, Class<?> type) {
        try {
            return COMPLETE.readValue(golden, type);
        } catch (JsonProcessingException e) {
            throw new AssertionError(
                    type.getSimpleName() + " does not fit its golden file: " + e.getOriginalMessage(), e);
        }
    }

    /** The text of a file, by its name without extension. */
    static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json")).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException("write " + FOLDER.resolve(name + ".json"), e);
        }
    }

    /** The names of all files. */
    static List<String> names() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .map(name -> name.replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
