package dev.tense.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.rights.Rights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/** The sample catalogue, as it is and with changes. */
final class Samples {
    static final Path SAMPLE = Path.of("src/test/resources/catalogue.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    /** What the functions of the committed catalogue need; those of a sample that are not there touch no table. */
    static final Rights RIGHTS = Entrances.rights(committed(), committedCatalogue());

    /** The folder of the project. */
    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("tense.root"), "tense.root"))
                .toAbsolutePath()
                .normalize();
    }

    /** The catalogue the committed files are generated from. */
    static Catalogue committed() {
        try {
            return Catalogue.read(committedCatalogue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path committedCatalogue() {
        return Path.of(Objects.requireNonNull(System.getProperty("tense.catalogue"), "tense.catalogue"));
    }

    static Catalogue sample() {
        return sampleWith(_ -> {});
    }

    static Catalogue sampleWith(Consumer<ObjectNode> change) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(SAMPLE.toFile());
            change.accept(tree);
            Path file = Files.createTempFile("catalogue", ".json");
            try {
                JSON.writeValue(file.toFile(), tree);
                return Catalogue.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A further reaction, in the words of the catalogue. */
    static Consumer<ObjectNode> reaction(String function, String context, String event) {
        return catalogue -> catalogue
                .withArray("reactions")
                .addObject()
                .put("function", function)
                .put("context", context)
                .put("handler", "dev.tense." + context + "." + Names.pascal(function))
                .put("event", event)
                .put("attempts", 5)
                .put("onReplay", "RUN")
                .put("generation", 1)
                .put("delaySeconds", 0)
                .put("timeoutSeconds", 20)
                .put("stream", "")
                .<ObjectNode>set("when", JSON.createObjectNode())
                .<ObjectNode>set("sends", JSON.createArrayNode())
                .set("reads", JSON.createArrayNode());
    }
}
