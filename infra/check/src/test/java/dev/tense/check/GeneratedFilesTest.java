package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedFilesTest {
    private final GeneratedFiles files = GeneratedFiles.from(Samples.sample(), Samples.RIGHTS);

    @TempDir
    Path project;

    @BeforeEach
    void write() throws IOException {
        files.write(project);
    }

    @Test
    void what_was_just_written_is_up_to_date() throws IOException {
        assertThat(files.complaints(project)).isEmpty();
        assertThat(files.write(project)).isEmpty();
    }

    @Test
    void a_file_somebody_edited_is_stale() throws IOException {
        Path orders = project.resolve("infra/sam/contexts/orders.yaml");
        Files.writeString(orders, Files.readString(orders).replace("MemorySize: 512", "MemorySize: 1024"));

        assertThat(files.complaints(project))
                .containsExactly("infra/sam/contexts/orders.yaml is stale. Run ./scripts/generate and commit it.");
        assertThat(files.write(project)).containsExactly("wrote infra/sam/contexts/orders.yaml");
    }

    @Test
    void a_missing_file_is_named() throws IOException {
        Files.delete(project.resolve("docs/catalogue.md"));

        assertThat(files.complaints(project))
                .containsExactly("docs/catalogue.md is missing. Run ./scripts/generate and commit it.");
    }

    @Test
    void what_is_left_of_a_removed_context_is_found_and_removed() throws IOException {
        Catalogue withoutLoyalty = Samples.sampleWith(catalogue -> {
            removeLoyalty((ArrayNode) catalogue.get("reactions"));
            removeLoyalty((ArrayNode) catalogue.get("queries"));
        });
        GeneratedFiles fewer = GeneratedFiles.from(withoutLoyalty, Samples.RIGHTS);

        assertThat(fewer.complaints(project))
                .contains("infra/sam/contexts/loyalty.yaml follows from nothing in the catalogue. "
                        + "Run ./scripts/generate, or remove it if you wrote it yourself.");
        assertThat(fewer.write(project))
                .contains("removed infra/sam/contexts/loyalty.yaml", "removed docs/schemas/results/get-customer.json");
        assertThat(fewer.complaints(project)).isEmpty();
    }

    private static void removeLoyalty(ArrayNode functions) {
        functions.removeIf(function -> function.get("context").asText().equals("loyalty"));
    }

    @Test
    void a_template_somebody_wrote_by_hand_is_named_and_left_alone() throws IOException {
        Path own = Files.writeString(project.resolve("infra/sam/own.yaml"), "Resources: {}\n");

        assertThat(files.write(project)).isEmpty();
        assertThat(own).exists();
        assertThat(files.complaints(project))
                .containsExactly("infra/sam/own.yaml follows from nothing in the catalogue. "
                        + "Run ./scripts/generate, or remove it if you wrote it yourself.");
    }

    @Test
    void a_further_reaction_changes_its_own_context_and_the_document_and_nothing_of_the_publisher() throws IOException {
        GeneratedFiles withOneMore = GeneratedFiles.from(
                Samples.sampleWith(
                        Samples.reaction("print-receipt-on-order-placed", "warehouse", "orders.order-placed.v1")),
                Samples.RIGHTS);

        assertThat(withOneMore.write(project))
                .containsExactly(
                        "wrote docs/asyncapi.yaml",
                        "wrote docs/catalogue.md",
                        "wrote infra/sam/contexts/warehouse.yaml");
    }
}
