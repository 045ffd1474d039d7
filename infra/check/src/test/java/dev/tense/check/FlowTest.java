package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Catalogue.Event;
import org.junit.jupiter.api.Test;

class FlowTest {
    @Test
    void an_event_goes_through_its_topic_and_the_queues_to_the_reactions_and_to_what_these_send() {
        assertThat(flow("orders.order-created.v1").lines())
                .containsExactly(
                        "publisher([orders]) --> topic{{\"topic tense-orders\"}}",
                        "topic -->|\"checkout = choreographed\"|"
                                + " ReserveOnOrderCreatedQueue[(\"queue tense-reserve-on-order-created\")]"
                                + " --> ReserveOnOrderCreated[\"reserve-on-order-created<br>in inventory\"]",
                        "ReserveOnOrderCreated -- sends --> ReserveInventory[/ReserveInventory/]",
                        "topic --> ResumeCheckoutQueue[(\"queue tense-resume-checkout<br>60 s later\")]"
                                + " --> ResumeCheckout[\"resume-checkout<br>in orders\"]",
                        "ResumeCheckout -- sends --> CreateOrder[/CreateOrder/]",
                        "ResumeCheckout -- sends --> ProcessPayment[/ProcessPayment/]",
                        "ResumeCheckout -- sends --> ReserveInventory[/ReserveInventory/]");
    }

    @Test
    void an_event_that_nobody_reacts_to_ends_in_its_topic() {
        assertThat(flow("inventory.product-added.v1").lines())
                .containsExactly("publisher([inventory]) --> topic{{\"topic tense-inventory\"}}");
    }

    @Test
    void the_catalogue_shows_the_way_of_every_event() {
        assertThat(CatalogueDocument.render(Samples.sample()))
                .contains("### `orders.order-placed.v1`\n\n```mermaid\nflowchart LR\n    publisher([orders])");
    }

    private static Flow flow(String event) {
        Catalogue catalogue = Samples.sample();
        return Flow.of(
                catalogue.events().stream()
                        .filter((Event each) -> each.name().equals(event))
                        .findFirst()
                        .orElseThrow(),
                catalogue);
    }
}
