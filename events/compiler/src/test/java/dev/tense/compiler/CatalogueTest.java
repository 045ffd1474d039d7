package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    private Path contractFolder;

    @TempDir
    private Path functionsFolder;

    @TempDir
    private Path jarFolder;

    @Test
    void a_contract_hands_its_messages_over() {
        var contract = contract();

        assertThat(contract.errors()).isEmpty();
        assertThat(contract.written(Artifacts.MESSAGES)).isEqualTo("""
                        dev.tense.contract.orders.CreateOrder
                        dev.tense.contract.orders.Fromv1
                        dev.tense.contract.orders.OrderCancelled
                        dev.tense.contract.orders.OrderPlaced
                        dev.tense.contract.orders.PlaceOrder
                        """);
        assertThat(contract.written(Artifacts.CATALOGUE)).isEmpty();
    }

    @Test
    void the_functions_and_the_contract_become_one_catalogue() throws IOException {
        assertThat(contract().errors()).isEmpty();
        var functions = functions(contractFolder);

        assertThat(functions.errors()).isEmpty();
        assertThat(functions.written(Artifacts.CATALOGUE)).isEqualTo(expected());
        assertThat(functions.written(Artifacts.MESSAGES)).isEmpty();
    }

    @Test
    void a_reason_with_a_status_of_its_own_has_it_in_the_catalogue_and_one_without_is_not_there() {
        assertThat(contract().errors()).isEmpty();
        var functions = functions(contractFolder);

        assertThat(functions.errors()).isEmpty();
        assertThat(functions.written(Artifacts.CATALOGUE)).contains("""
                          "reasons": {
                            "INSUFFICIENT_FUNDS": 402,
                            "OUT_OF_STOCK": 409
                          },
                """).doesNotContain("EXPIRED");
    }

    @Test
    void a_part_with_a_secret_inside_is_secret() {
        var functions = new Compilation(functionsFolder)
                .owningFunctions()
                .with("contract.orders", Samples.PLACE_ORDER.replace("@Secret String pin", "List<Card> cards"))
                .with("contract.orders", "public record Card(String number, Code code) {}")
                .with("contract.orders", "public record Code(@Secret String digits) {}")
                .with("orders", Samples.PLACE_ORDER_HANDLER.replace("sends = CreateOrder.class, ", ""));

        assertThat(functions.errors()).isEmpty();
        assertThat(functions.written(Artifacts.CATALOGUE)).contains("\"secret\": [\"cards\"]");
    }

    @Test
    void a_contract_in_a_jar_hands_its_messages_over_too() throws IOException {
        assertThat(contract().errors()).isEmpty();
        Path jar = jarOf(contractFolder);
        var functions = functions(jar);

        assertThat(functions.errors()).isEmpty();
        assertThat(functions.written(Artifacts.CATALOGUE)).isEqualTo(expected());
    }

    @Test
    void a_command_without_handler_is_missed_also_when_its_contract_is_in_a_jar() throws IOException {
        assertThat(contract().errors()).isEmpty();
        var functions = new Compilation(functionsFolder)
                .against(jarOf(contractFolder))
                .owningFunctions()
                .with("orders", Samples.CREATE_ORDER_HANDLER);

        assertThat(functions.errors())
                .singleElement()
                .asString()
                .startsWith("No handler registered for command PlaceOrder.");
    }

    @Test
    void a_command_of_the_contract_without_handler_is_an_error() {
        assertThat(contract().errors()).isEmpty();
        var functions = new Compilation(functionsFolder)
                .against(contractFolder)
                .owningFunctions()
                .with("orders", Samples.CREATE_ORDER_HANDLER);

        assertThat(functions.errors())
                .containsExactly(
                        "No handler registered for command PlaceOrder. Write a public class with @CommandHandler in the package of the context orders, with one method: @Funq(\"place-order\") public PlaceOrder.Answer handle(PlaceOrder command).");
        assertThat(functions.written(Artifacts.CATALOGUE)).isEmpty();
    }

    private Compilation contract() {
        return new Compilation(contractFolder)
                .with("contract.orders", Samples.PLACE_ORDER)
                .with("contract.orders", Samples.CREATE_ORDER)
                .with("contract.orders", Samples.ORDER_PLACED)
                .with("contract.orders", Samples.ORDER_CANCELLED)
                .with("contract.orders", Samples.upcaster("orders.order-cancelled.v1"))
                .with("contract.orders", Samples.GET_ORDER);
    }

    private Compilation functions(Path contract) {
        return new Compilation(functionsFolder)
                .against(contract)
                .owningFunctions()
                .with("payments", Samples.PAYMENT_INTENDED)
                .with("platform", Samples.PUBLISH_EVENTS)
                .with("orders", Samples.PLACE_ORDER_HANDLER)
                .with("orders", Samples.CREATE_ORDER_HANDLER)
                .with("orders", Samples.GET_ORDER_HANDLER)
                .with("loyalty", Samples.AWARD_POINTS);
    }

    private Path jarOf(Path folder) throws IOException {
        Path jar = jarFolder.resolve("contract.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private static String expected() throws IOException {
        try (var file = CatalogueTest.class.getResourceAsStream("catalogue.json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
