package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Reaction;
import dev.tense.platform.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that the stream lost are published from the log; what was handled before is not handled again. */
class ReconcileTest {
    private final Shop shop = new Shop();

    @Test
    void what_was_lost_happens_after_all_and_once() {
        String order = place("lost", "tok_approved");
        shop.system.loseAll();
        shop.system.deliverAll();
        assertThat(shop.customer().path("mails")).isEmpty();

        shop.system.republishAll();
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.mails()).containsExactly("order-confirmation", "order-shipped");
        assertThat(shop.customer().path("points").asInt()).isEqualTo(49);
    }

    @Test
    void a_cancellation_that_was_lost_gives_the_money_and_the_goods_back() {
        String order = place("cancelled", "tok_approved");
        shop.system.deliverWhile(message -> !message.reaction().startsWith("ship-"));
        shop.cancel("cancel", order);
        shop.system.loseAll();
        assertThat(shop.moneyKept(order)).isEqualTo(1);

        shop.system.republishAll();
        shop.system.deliverAll();

        assertThat(shop.moneyKept(order)).isZero();
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS);
    }

    /** Publishing again is no replay: every reaction gets the event, also one that skips replays, and finds its receipt. */
    @Test
    void nothing_that_was_handled_is_handled_again_also_by_reactions_that_skip_replays() {
        assertThat(Catalogue.load().reactions())
                .extracting(Catalogue.Reaction::onReplay)
                .contains(Reaction.OnReplay.SKIP.name());
        String placed = place("placed", "tok_approved");
        String cancelled = place("cancelled", "tok_approved");
        place("declined", "tok_declined");
        shop.cancel("cancel", cancelled);
        shop.system.deliverAll();
        JsonNode customer = shop.customer();
        List<String> events = shop.eventTypes();

        for (int times = 0; times < 2; times++) {
            shop.system.republishAll();
            assertThat(shop.system.waiting()).hasSizeGreaterThan(10);
            shop.system.deliverAll();
        }

        assertThat(shop.customer()).isEqualTo(customer);
        assertThat(shop.eventTypes()).isEqualTo(events);
        assertThat(shop.moneyKept(placed)).isEqualTo(1);
        assertThat(shop.moneyKept(cancelled)).isZero();
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS - 2);
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    private String place(String id, String token) {
        return shop.place(id, token).body().path("orderId").asText();
    }
}
