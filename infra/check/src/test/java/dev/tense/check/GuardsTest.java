package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tense.check.Shell.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guard of the root pom, seen failing: one Maven run over projects that break one guard each. */
@TestInstance(Lifecycle.PER_CLASS)
class GuardsTest {
    /** As deep below the root as the sources, so that the paths to the parent hold. */
    private static final Path COPY = Path.of("target/test/guards");

    private String said = "";

    @BeforeAll
    void build() throws IOException, InterruptedException {
        Folders.copy(Path.of("src/test/guards"), COPY);
        Result result = new Shell(Samples.root())
                .run(
                        "",
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "--fail-at-end",
                        "-Dstyle.color=never",
                        "-Dmaven.repo.local=" + Objects.requireNonNull(System.getProperty("tense.repository")),
                        "-f",
                        COPY.resolve("pom.xml").toAbsolutePath().toString(),
                        "compile");
        said = result.said();
        assertThat(result.code()).as(said).isEqualTo(1);
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                arguments("format", "The following files had format violations:"),
                arguments("error-prone", "[ArrayEquals] Reference equality used to compare arrays"),
                arguments(
                        "nullness", "[NullAway] returning @Nullable expression from method with @NonNull return type"),
                arguments("warnings", "RawList.java: warnings found and -Werror specified"),
                arguments("tools", "Tense builds on JDK 25 or newer, and Maven itself must run on it"),
                arguments("tools", "Use ./mvnw, which brings Maven 3.9.12."),
                arguments("convergence", "Dependency convergence error for com.fasterxml.jackson.core:jackson-core"),
                arguments("banned-dependency", "What crosses a boundary knows no Quarkus and no AWS SDK"));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void a_project_that_breaks_a_guard_does_not_build(String project, String complaint) {
        assertThat(complaintsOf(project)).contains(complaint);
    }

    @Test
    void a_project_that_breaks_none_builds() {
        assertThat(said).containsPattern("guard-sound \\S+ \\.+ SUCCESS");
        assertThat(said).doesNotContainPattern("guard-(?!sound)\\S+ \\S+ \\.+ SUCCESS");
    }

    /** What Maven says at its end about a project that failed. */
    private String complaintsOf(String project) {
        return said.lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .dropWhile(line -> !line.contains("on project guard-" + project + ":"))
                .takeWhile(line ->
                        line.contains("on project guard-" + project + ":") || !line.contains("Failed to execute goal"))
                .reduce("", (before, line) -> before + line + "\n");
    }
}
