package dev.tense.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.evolution.sample.CountOnOrderPlaced;
import dev.tense.evolution.sample.ForwardItemsOnOrderPlaced;
import dev.tense.evolution.sample.LabelParcelOnOrderPlaced;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

class FieldsReadTest {
    private static final JavaClasses SAMPLES =
            new ClassFileImporter().importPackages("dev.tense.evolution.sample", "dev.tense.contract");

    @Test
    void what_is_read_through_an_interface_a_lambda_and_a_method_reference_is_read() {
        assertThat(read(LabelParcelOnOrderPlaced.class)).containsExactly("items[].sku", "orderId");
    }

    @Test
    void what_is_handed_on_as_it_is_counts_as_read_with_all_its_parts() {
        assertThat(read(ForwardItemsOnOrderPlaced.class)).containsExactly("items");
    }

    @Test
    void a_reaction_may_need_nothing_but_that_it_happened() {
        assertThat(read(CountOnOrderPlaced.class)).isEmpty();
    }

    @Test
    void the_reactions_of_the_system_read_what_their_code_reads() {
        assertThat(EveryEvent.readers("orders.order-placed.v1"))
                .hasEntrySatisfying(
                        "award-points-on-order-placed",
                        read -> assertThat(read).containsExactly("customerId", "orderId", "totalAmount"))
                .hasEntrySatisfying(
                        "notify-warehouse-on-order-placed",
                        read -> assertThat(read)
                                .containsExactly("items[].quantity", "items[].sku", "occurredAt", "orderId"));
    }

    private static SortedSet<String> read(Class<?> reaction) {
        return EveryEvent.fieldsRead(
                SAMPLES.get(reaction), OrderPlaced.class, EveryEvent.golden("orders.order-placed.v1"));
    }
}
