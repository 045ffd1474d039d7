package dev.tense.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Any bytes as a template: it is read, or refused with the name of the file. */
public final class AnyTemplate {
    private static final Path NESTED = Path.of("src", "test", "resources", "functions.yaml");
    private static final Surroundings HERE =
            new Surroundings(new LocalAddresses("http://127.0.0.1:1"), "http://127.0.0.1:2");

    private final Path folder;
    private final Path file;

    /** Templates that are kept in this folder while they are read, beside one that they may nest. */
    public AnyTemplate(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("template.yaml");
        try {
            Files.copy(NESTED, folder.resolve(NESTED.getFileName()));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Fails unless the template is read or refused. */
    public void read(byte[] data) {
        try {
            Files.write(file, data);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        try {
            TemplateReader.read(file, Map.of(), HERE);
        } catch (TemplateProblem refused) {
            assertThat(refused).hasMessageContaining(folder.toString());
        }
    }
}
