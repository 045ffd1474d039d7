package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelOrderTest {
    @Test
    void a_placed_order_that_is_cancelled_gives_money_and_goods_back() {
        var shop = new Shop();
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();

        assertThat(shop.cancel("stop", order).text())
                .isEqualTo("{\"result\":\"order-cancelled\",\"orderId\":\"" + order + "\"}");
        shop.system.deliverAll();

        assertNothingIsHeld(shop, order);
        assertThat(shop.cancel("stop again", order).status()).isEqualTo(400);
        assertThat(shop.cancel("stop-again", order).status()).isEqualTo(409);
        assertThat(shop.cancel("stop", order).status()).isEqualTo(200);
        assertThat(shop.cancel("never", "no-such-order").status()).isEqualTo(404);
    }

    /** The cancellation and all reactions to it happen before each call that the checkout makes to the store. */
    @Test
    void a_cancellation_that_overtakes_the_checkout_anywhere_leaves_nothing_held() {
        var endings = new ArrayList<String>();
        for (int call = 0; call < calls("tok_approved"); call++) {
            var shop = new Shop();
            String order = orderIdOf("one");
            shop.store.interruptAt(call, () -> {
                shop.cancel("stop", order);
                shop.system.deliverWhile(message -> message.reaction().endsWith("on-order-cancelled"));
            });

            Answer answer = shop.place("one", "tok_approved");
            shop.store.heal();
            shop.system.deliverAll();

            endings.add(answer.status() + " " + answer.body().path("reason").asText());
            if (answer.status() == 201) {
                assertThat(shop.order(order)).isEqualTo("PLACED");
                assertThat(shop.moneyKept(order)).isEqualTo(1);
            } else {
                assertThat(answer.body().path("reason").asText()).isEqualTo("CANCELLED");
                assertNothingIsHeld(shop, order);
            }
            assertThat(shop.system.deadLetters()).isEmpty();
        }
        // The first two calls come before the order exists, so there was nothing to cancel.
        assertThat(endings).startsWith("201 ", "201 ").contains("409 CANCELLED").hasSize(calls("tok_approved"));
    }

    /** As above, but the reactions to the cancellation are late: they come after the checkout's answer. */
    @Test
    void a_cancellation_whose_reactions_are_late_leaves_nothing_held() {
        for (int call = 2; call < calls("tok_approved"); call++) {
            var shop = new Shop();
            String order = orderIdOf("one");
            shop.store.interruptAt(call, () -> shop.cancel("stop", order));

            assertThat(shop.place("one", "tok_approved").body().path("reason").asText())
                    .isEqualTo("CANCELLED");
            shop.system.deliverAll();

            assertNothingIsHeld(shop, order);
        }
    }

    /** One reaction to the cancellation overtakes the checkout, the other comes after it. */
    @Test
    void each_closing_alone_may_overtake_the_checkout() {
        for (String early : List.of("refund-on-order-cancelled", "release-on-order-cancelled")) {
            for (int call = 2; call < calls("tok_approved"); call++) {
                var shop = new Shop();
                String order = orderIdOf("one");
                shop.store.interruptAt(call, () -> {
                    shop.cancel("stop", order);
                    shop.system.deliverWhile(message -> message.reaction().equals(early));
                });

                shop.place("one", "tok_approved");
                shop.system.deliverAll();

                assertNothingIsHeld(shop, order);
            }
        }
    }

    @Test
    void a_charge_that_comes_to_light_after_the_cancellation_is_refunded() {
        var shop = new Shop();
        String order = shop.place("one", "tok_timeout_after_charge")
                .body()
                .path("orderId")
                .asText();

        shop.cancel("stop", order);
        shop.system.deliverAll();

        assertThat(shop.charged(order)).isTrue();
        assertNothingIsHeld(shop, order);
        assertThat(shop.events("payments.payment-refund-due.v1")).isEqualTo(1);
    }

    @Test
    void a_charge_that_was_never_made_ends_the_refund_when_nobody_can_be_sending_it_any_more() {
        var shop = new Shop();
        String order = shop.place("one", "tok_timeout_before_charge")
                .body()
                .path("orderId")
                .asText();

        shop.cancel("stop", order);
        shop.system.deliverAll();

        assertThat(shop.charged(order)).isFalse();
        assertNothingIsHeld(shop, order);
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    /** The function dies or loses an answer at every call of the checkout; then its sender asks again. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_checkout_that_fails_anywhere_is_finished_by_a_repeat(Fault fault) {
        for (int call = 0; call < calls("tok_approved"); call++) {
            var shop = new Shop();
            shop.store.failAt(call, fault);
            assertThat(shop.place("one", "tok_approved").status()).isEqualTo(503);
            shop.store.heal();
            shop.system.clock.advance(Duration.ofSeconds(5));

            Answer placed = shop.place("one", "tok_approved");
            shop.system.deliverAll();

            assertPlacedOnce(shop, placed);
        }
    }

    /** As above, but nobody asks again: the checkout is resumed by the reaction to its own beginning. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_checkout_that_fails_anywhere_is_finished_without_a_repeat(Fault fault) {
        for (int call = 0; call < calls("tok_approved"); call++) {
            var shop = new Shop();
            shop.store.failAt(call, fault);
            shop.place("one", "tok_approved");
            shop.store.heal();

            shop.system.deliverAll();

            boolean begun = !shop.system.commits().isEmpty() && shop.events("orders.order-created.v1") == 1;
            if (begun) {
                assertPlacedOnce(shop, shop.place("one", "tok_approved"));
            } else {
                assertThat(call)
                        .as("only what comes before the first write may leave no trace")
                        .isLessThan(2);
            }
        }
    }

    /** Every call of every reaction fails once; the message comes back. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_reaction_that_fails_anywhere_has_its_effect_once(Fault fault) {
        for (int call = 0; call < 40; call++) {
            var shop = new Shop();
            Answer placed = shop.place("one", "tok_approved");
            shop.store.failAt(call, fault);

            shop.system.deliverAll();

            shop.store.heal();
            assertPlacedOnce(shop, placed);
        }
    }

    /** Every call of a cancellation and of the reactions to it fails once. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_cancellation_that_fails_anywhere_still_gives_everything_back(Fault fault) {
        for (int call = 0; call < 40; call++) {
            var shop = new Shop();
            String order =
                    shop.place("one", "tok_approved").body().path("orderId").asText();
            shop.system.deliverWhile(message -> !message.reaction().startsWith("ship-"));
            shop.store.failAt(call, fault);

            shop.cancel("stop", order);
            shop.cancel("stop", order);
            shop.system.deliverAll();

            shop.store.heal();
            assertNothingIsHeld(shop, order);
        }
    }

    private static void assertPlacedOnce(Shop shop, Answer placed) {
        String order = placed.body().path("orderId").asText();
        assertThat(placed.status()).isEqualTo(201);
        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.moneyKept(order)).isEqualTo(1);
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS - 2);
        assertThat(shop.customer().path("points").asLong()).isEqualTo(49);
        assertThat(shop.mails()).containsExactly("order-confirmation", "order-shipped");
        assertThat(shop.events("orders.order-placed.v1")).isEqualTo(1);
        assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    private static void assertNothingIsHeld(Shop shop, String order) {
        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.moneyKept(order)).isZero();
        assertThat(shop.left(order)).isFalse();
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS);
        assertThat(shop.customer().path("points").asLong()).isZero();
    }

    /** How many calls to the store a checkout makes when nothing goes wrong. */
    private static int calls(String token) {
        var shop = new Shop();
        shop.place("one", token);
        return shop.store.calls();
    }

    /** The id follows from the command id alone. */
    private static String orderIdOf(String commandId) {
        return new Shop()
                .place(commandId, "tok_approved")
                .body()
                .path("orderId")
                .asText();
    }
}
