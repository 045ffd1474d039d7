package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/requirements.md names every requirement, and only proofs that exist. */
class RequirementsTest {
    private static final String ROW_OF_T3 = "| T3 | what | `OrderTest#a_proof` |";

    @Test
    void every_requirement_has_its_row_and_every_test_it_names_exists() throws IOException {
        Path docs = Samples.root().resolve("docs");
        String document = Files.readString(docs.resolve("requirements.md"));

        assertThat(new Requirements(document, docs, TestSources.of(Samples.root())).complaints())
                .isEmpty();
    }

    @Test
    void a_sound_document_has_no_complaints(@TempDir Path docs) {
        assertThat(new Requirements(sound(), docs, Set.of("OrderTest#a_proof")).complaints())
                .isEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        "| T3 | what | `OrderTest#renamed` |",
                        "T3 names the test OrderTest#renamed, which does not exist."),
                arguments(
                        "| T3 | what | `OrderTest#a_proof`, `NoTest#a_proof` |",
                        "T3 names the test NoTest#a_proof, which does not exist."),
                arguments("| T3 | what | [gone](gone.md) |", "T3 links gone.md, which does not exist."),
                arguments("| T3 | what | surely |", "T3 names no proof: name `Class#test`, or link a document."),
                arguments("", "T3 is missing: write a row for it."),
                arguments(ROW_OF_T3 + "\n" + ROW_OF_T3, "T3 is no requirement, or is there twice."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_is_named(String row, String complaint, @TempDir Path docs) {
        String faulty = sound().replace(ROW_OF_T3, row);

        assertThat(new Requirements(faulty, docs, Set.of("OrderTest#a_proof")).complaints())
                .containsExactly(complaint);
    }

    @Test
    void only_a_method_that_junit_runs_is_a_test(@TempDir Path root) throws IOException {
        Files.writeString(root.resolve("pom.xml"), "<module>orders</module><module>empty</module>");
        Path sources = Files.createDirectories(root.resolve("orders/src/test/java"));
        Files.writeString(sources.resolve("OrderTest.java"), """
                interface OrderTest {
                    @Test default void a_proof() {}
                    @ParameterizedTest @CsvSource({"a, {", "b"}) default void a_table(String row) {}
                    @Test @Disabled("flaky") default void asleep() {}
                    // @Test
                    default void helping() { var text = "@Test void in_a_text() {}"; }
                    @Nested class Inner { @Test void inside() {} }
                    @Disabled class Outer { @Test void nobody_runs() {} }
                }
                """);

        assertThat(TestSources.of(root))
                .containsExactlyInAnyOrder("OrderTest#a_proof", "OrderTest#a_table", "Inner#inside");
    }

    private static String sound() {
        var document = new StringBuilder("| | what | proven by |\n|---|---|---|\n");
        for (int number = 1; number <= 99; number++) {
            document.append("| R").append(number).append(" | what | `OrderTest#a_proof` |\n");
        }
        for (int number = 1; number <= 10; number++) {
            document.append("| T").append(number).append(" | what | `OrderTest#a_proof` |\n");
        }
        return document.toString();
    }
}
