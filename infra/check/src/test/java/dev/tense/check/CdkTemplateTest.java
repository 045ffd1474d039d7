package dev.tense.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The template that CDK itself synthesized, where there is one and nothing that it follows from was changed since. To synthesize
 * needs Node; {@code scripts/test --infra} does it and always compares.
 */
class CdkTemplateTest {
    private static final Path CDK = Samples.root().resolve("infra/cdk");
    private static final Path TEMPLATE = CDK.resolve("target/cdk.out/Tense.template.json");
    private static final List<Path> SOURCES = List.of(
            Samples.committedCatalogue(),
            Samples.root().resolve("infra/rights.json"),
            CDK.resolve("src/main"),
            CDK.resolve("pom.xml"),
            CDK.resolve("cdk.json"),
            CDK.resolve("package-lock.json"));

    @Test
    void what_cdk_synthesized_has_the_facts_of_the_committed_templates() throws IOException {
        Optional<String> reason = whyNotToCompare(TEMPLATE, SOURCES);
        assumeTrue(reason.isEmpty(), reason::orElseThrow);
        var complaints = new ByteArrayOutputStream();

        int status = Compare.run(
                List.of(Samples.committedCatalogue().toString(), Samples.root().toString(), TEMPLATE.toString()),
                new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
                new PrintStream(complaints, true, UTF_8));

        assertThat(complaints.toString(UTF_8)).isEmpty();
        assertThat(status).isZero();
    }

    @Test
    void one_that_is_missing_or_older_than_a_source_is_not_compared_and_the_reason_is_told(@TempDir Path folder)
            throws IOException {
        Path template = folder.resolve("template.json");
        Path source = Files.createDirectories(folder.resolve("src/main")).resolve("App.java");
        assertThat(whyNotToCompare(template, List.of(source.getParent()))).hasValue(template + " is not there");

        write(template, "2026-11-22T12:00:00Z");
        write(source, "2026-11-22T12:00:01Z");
        assertThat(whyNotToCompare(template, List.of(source.getParent())))
                .hasValue(source + " is newer than " + template);

        write(template, "2026-11-22T12:00:02Z");
        assertThat(whyNotToCompare(template, List.of(source.getParent()))).isEmpty();
    }

    private static void write(Path file, String time) throws IOException {
        Files.setLastModifiedTime(Files.writeString(file, ""), FileTime.from(Instant.parse(time)));
    }

    private static Optional<String> whyNotToCompare(Path template, List<Path> sources) throws IOException {
        if (!Files.exists(template)) {
            return Optional.of(template + " is not there");
        }
        FileTime written = Files.getLastModifiedTime(template);
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                Optional<Path> newer = files.filter(Files::isRegularFile)
                        .filter(file -> modified(file).compareTo(written) > 0)
                        .findFirst();
                if (newer.isPresent()) {
                    return newer.map(file -> file + " is newer than " + template);
                }
            }
        }
        return Optional.empty();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
