package dev.tense.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpcasterRulesTest {
    private static final String V1 = Samples.upcaster("orders.order-placed.v1");
    private static final String V2 = Samples.upcaster("orders.order-placed.v2");

    @TempDir
    private Path output;

    @Test
    void every_earlier_version_is_read_as_the_next() {
        assertThat(errors(orderPlaced(1))).isEmpty();
        assertThat(errors(orderPlaced(2), V1)).isEmpty();
        assertThat(errors(orderPlaced(3), V1, V2)).isEmpty();
    }

    @Test
    void a_version_that_nothing_reads_is_missed() {
        var problem =
                "Event OrderPlaced is orders.order-placed.v3, but nothing reads %1$s, and the log may hold it for ever. Write a public class beside it: @Upcasts(from = \"%1$s\"), implementing Upcaster.";
        assertThat(errors(orderPlaced(3), V1)).containsExactly(problem.formatted("orders.order-placed.v2"));
        assertThat(errors(orderPlaced(3), V2)).containsExactly(problem.formatted("orders.order-placed.v1"));
        assertThat(errors(orderPlaced(3)))
                .containsExactly(
                        problem.formatted("orders.order-placed.v2"), problem.formatted("orders.order-placed.v1"));
    }

    @Test
    void a_note_is_kept_as_long_as_an_event() {
        assertThat(errors(
                        Samples.PAYMENT_INTENDED.replace("payments.payment-intended.v1", "orders.payment-intended.v2")))
                .containsExactly(
                        "Note PaymentIntended is orders.payment-intended.v2, but nothing reads orders.payment-intended.v1, and the log may hold it for ever. Write a public class beside it: @Upcasts(from = \"orders.payment-intended.v1\"), implementing Upcaster.");
    }

    @Test
    void an_upcaster_leads_to_a_version_that_exists() {
        assertThat(errors(orderPlaced(1), V1))
                .containsExactly(
                        "Upcaster Fromv1 makes orders.order-placed.v2 of orders.order-placed.v1, but there is no such version. Name the record so, or write the upcaster that goes on from it.");
    }

    @Test
    void a_version_is_read_by_one_upcaster() {
        assertThat(errors(orderPlaced(2), V1, V1.replace("Fromv1", "AgainFromv1")))
                .containsExactly(
                        "The upcaster from orders.order-placed.v1 is taken by dev.tense.contract.orders.AgainFromv1. Give dev.tense.contract.orders.Fromv1 a name of its own.");
    }

    @Test
    void an_event_has_one_record() {
        assertThat(errors(orderPlaced(1), orderPlaced(2).replace("OrderPlaced(", "OrderPlacedV2("), V1))
                .containsExactly(
                        "Event OrderPlacedV2 and Event OrderPlaced are two versions of orders.order-placed. Keep the record of the latest, and read the earlier one with an Upcaster.");
    }

    @Test
    void an_upcaster_is_one_and_says_what_it_reads() {
        assertThat(errors(orderPlaced(2), V1.replace("implements Upcaster", "").replace("@Override", "")))
                .containsExactly(
                        "Fromv1 has @Upcasts but is no Upcaster. Let it implement Upcaster, or remove the annotation.");
        assertThat(errors(orderPlaced(1), V1.replace("@Upcasts(from = \"orders.order-placed.v1\")", "")))
                .containsExactly(
                        "Upcaster Fromv1 does not say what it reads. Annotate it with @Upcasts(from = \"orders.name-of-the-event.v1\").");
    }

    @Test
    void an_upcaster_can_be_made_by_its_name() {
        var problem =
                "Upcaster Fromv1 is made by its name. Make it a public class with a public constructor without parameters.";
        assertThat(errors(orderPlaced(2), V1.replace("public final", "final"))).containsExactly(problem);
        assertThat(errors(orderPlaced(2), V1.replace("{\n    @O", "{\n    public Fromv1(String clock) {}\n    @O")))
                .containsExactly(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payments.order-placed.v1",
                "orders.order-placed",
                "order-placed.v1",
                "orders.OrderPlaced.v1",
                "",
                "orders.order-placed.v0",
                "orders.order-placed.v99999999999"
            })
    void an_upcaster_reads_a_version_of_its_own_context(String from) {
        assertThat(errors(orderPlaced(1), V1.replace("orders.order-placed.v1", from)))
                .containsExactly(
                        "Upcaster Fromv1 reads \"%s\". Name a version of an event or a note of its own context: @Upcasts(from = \"orders.name-of-the-event.v1\")."
                                .formatted(from));
    }

    private static String orderPlaced(int version) {
        return Samples.ORDER_PLACED.replace("v1", "v" + version);
    }

    private List<String> errors(String... declarations) {
        var compilation = new Compilation(output);
        for (var declaration : declarations) {
            compilation.with("contract.orders", declaration);
        }
        return compilation.errors();
    }
}
