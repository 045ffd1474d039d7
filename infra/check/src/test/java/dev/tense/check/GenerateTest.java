package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path project;

    @Test
    void writing_makes_checking_pass() throws IOException {
        assertThat(run("check", Samples.committedCatalogue())).isEqualTo(1);
        assertThat(run("write", Samples.committedCatalogue())).isEqualTo(0);
        assertThat(run("check", Samples.committedCatalogue())).isEqualTo(0);
    }

    @Test
    void checking_names_each_file_that_is_not_as_it_should_be() throws IOException {
        run("write", Samples.committedCatalogue());
        Files.delete(project.resolve("infra/sam/template.yaml"));

        assertThat(run("check", Samples.committedCatalogue())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("infra/sam/template.yaml is missing. Run ./scripts/generate and commit it.\n");
    }

    @Test
    void without_a_catalogue_it_says_what_to_build() throws IOException {
        Path nowhere = project.resolve("catalogue.json");

        assertThat(run("check", nowhere)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("There is no catalogue at %s: build functions first.\n".formatted(nowhere));
    }

    @Test
    void a_setting_nobody_here_knows_is_refused_rather_than_ignored() throws IOException {
        Path catalogue = Files.writeString(
                project.resolve("catalogue.json"),
                Files.readString(Samples.SAMPLE).replaceFirst("\"attempts\"", "\"priority\": 1, \"attempts\""));

        assertThat(run("check", catalogue)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("is not a catalogue infra/check understands")
                .contains("\"priority\"");
    }

    @Test
    void a_setting_that_is_missing_is_refused() throws IOException {
        Path catalogue = Files.writeString(
                project.resolve("catalogue.json"),
                Files.readString(Samples.SAMPLE).replaceFirst("\"attempts\": 5, ", ""));

        assertThat(run("check", catalogue)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'attempts'");
    }

    @Test
    void an_unknown_mode_is_refused() throws IOException {
        assertThat(run("repair", Samples.committedCatalogue())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("There is no mode repair: write or check.\n");
    }

    @Test
    void without_its_arguments_it_says_how_it_is_called() throws IOException {
        assertThat(Generate.run(List.of(), print(out), print(err))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("Usage:");
    }

    private int run(String mode, Path catalogue) throws IOException {
        err.reset();
        return Generate.run(List.of(mode, catalogue.toString(), project.toString()), print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
