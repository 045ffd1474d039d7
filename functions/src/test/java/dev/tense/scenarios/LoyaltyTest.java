package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.SimulatedSystem.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order that stands earned 49 points before; the one that is cancelled must leave them as they are. */
class LoyaltyTest {
    private static final String AWARD = "award-points-on-order-placed";
    private static final String REVOKE = "revoke-points-on-order-cancelled";

    @Test
    void a_cancelled_order_takes_its_points_back() {
        var shop = shopWithOrders();

        only(shop, AWARD);
        assertThat(points(shop)).isEqualTo(98);
        only(shop, REVOKE);

        assertThat(points(shop)).isEqualTo(49);
        assertThat(shop.events("loyalty.points-awarded.v1")).isEqualTo(2);
        assertThat(shop.events("loyalty.points-revoked.v1")).isEqualTo(1);
    }

    @Test
    void a_placed_order_that_is_heard_of_after_its_cancellation_earns_nothing() {
        var shop = shopWithOrders();

        only(shop, REVOKE);
        only(shop, AWARD);

        assertThat(points(shop)).isEqualTo(49);
        assertThat(shop.events("loyalty.points-awarded.v1")).isEqualTo(1);
        assertThat(shop.events("loyalty.points-revoked.v1")).isZero();
    }

    @Test
    void duplicates_in_any_order_change_nothing() {
        var shop = shopWithOrders();
        List<Message> messages = shop.system.waiting();
        shop.system.deliverAll();

        messages.reversed().forEach(shop.system::deliver);
        messages.forEach(shop.system::deliver);
        shop.system.deliverAll();

        assertThat(points(shop)).isEqualTo(49);
        assertThat(shop.events("loyalty.points-revoked.v1")).isEqualTo(1);
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    /** One reaction runs as a whole before each call that the other makes. */
    @ParameterizedTest
    @CsvSource({AWARD + "," + REVOKE, REVOKE + "," + AWARD})
    void the_two_may_meet_anywhere(String first, String overtaking) {
        for (int call = 0; call < 5; call++) {
            var shop = shopWithOrders();
            shop.store.interruptAt(call, () -> only(shop, overtaking));

            only(shop, first);
            shop.store.heal();
            shop.system.deliverAll();

            assertThat(points(shop)).isEqualTo(49);
            assertThat(shop.events("loyalty.points-awarded.v1") - shop.events("loyalty.points-revoked.v1"))
                    .isEqualTo(1);
            assertThat(shop.system.deadLetters()).isEmpty();
        }
    }

    private static Shop shopWithOrders() {
        var shop = new Shop();
        shop.place("stands", "tok_approved");
        only(shop, AWARD);
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();
        shop.cancel("stop", order);
        return shop;
    }

    private static void only(Shop shop, String reaction) {
        shop.system.deliverWhile(message -> message.reaction().equals(reaction));
    }

    private static long points(Shop shop) {
        return shop.customer().path("points").asLong();
    }
}
