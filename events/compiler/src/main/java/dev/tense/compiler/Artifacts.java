package dev.tense.compiler;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * The files the processor leaves behind: the messages and upcasters of a contract, one type name a line, for the compilation that
 * owns the functions; what its doc comments say, for the generated documents; and the catalogue. Of several contracts on a class path javac shows the first.
 */
record Artifacts(Filer filer) {
    /** Not under META-INF: javac does not show an annotation processor what lies there in a jar. */
    static final String MESSAGES = "tense/messages.txt";

    static final String DESCRIPTIONS = "tense/descriptions.json";

    static final String CATALOGUE = "META-INF/tense/catalogue.json";

    /** The canonical names of the messages and upcasters the class path brings; none when it brings no contract. */
    List<String> inherited() {
        try {
            return filer.getResource(StandardLocation.CLASS_PATH, "", MESSAGES)
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .map(name -> name.replace('$', '.'))
                    .toList();
        } catch (FileNotFoundException | NoSuchFileException noContract) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void writeMessages(List<String> binaryNames) {
        write(MESSAGES, String.join("\n", binaryNames) + "\n");
    }

    void writeDescriptions(Object descriptions) {
        write(DESCRIPTIONS, Json.write(descriptions));
    }

    void writeCatalogue(Object catalogue) {
        write(CATALOGUE, Json.write(catalogue));
    }

    private void write(String path, String text) {
        try (var writer =
                filer.createResource(StandardLocation.CLASS_OUTPUT, "", path).openWriter()) {
            writer.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
