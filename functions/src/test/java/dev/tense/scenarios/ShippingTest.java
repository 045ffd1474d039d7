package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Goods leave, or the money goes back; never both. */
class ShippingTest {
    @Test
    void a_placed_order_is_prepared_ready_and_shipped() {
        var shop = new Shop();
        String order = placed(shop);

        shop.system.deliverAll();

        assertThat(shop.eventTypes())
                .containsSubsequence(
                        "payments.payment-processed.v1",
                        "shipping.shipment-prepared.v1",
                        "shipping.order-ready-to-ship.v1",
                        "shipping.order-shipped.v1");
        assertThat(shop.system.query("get-shipment", "orderId", order).text())
                .isEqualTo(
                        "{\"orderId\":\"%s\",\"status\":\"SHIPPED\",\"trackingNumber\":\"EP-%s\",\"carrier\":\"EMBEDDED-POST\"}"
                                .formatted(order, order.toUpperCase(Locale.ROOT)));
        shop.assertBooksBalance();
    }

    @Test
    void it_is_ready_when_placed_and_prepared_whichever_comes_last() {
        for (String late : List.of("prepare-shipment-on-payment-processed", "ready-shipment-on-order-placed")) {
            var shop = new Shop();
            String order = placed(shop);

            shop.system.deliverWhile(message -> !message.reaction().equals(late));
            assertThat(shop.shipment(order)).isIn("AWAITED", "PREPARED");
            assertThat(shop.events("shipping.order-ready-to-ship.v1")).isZero();
            shop.system.deliverAll();

            assertThat(shop.events("shipping.order-ready-to-ship.v1")).isEqualTo(1);
            assertThat(shop.events("shipping.order-shipped.v1")).isEqualTo(1);
            shop.assertBooksBalance();
        }
    }

    @Test
    void an_order_that_cannot_be_shipped_is_cancelled_and_everything_is_given_back() {
        var shop = new Shop();
        Answer placed = shop.placeTo("AQ", "one");
        assertThat(placed.status()).isEqualTo(201);

        shop.system.deliverAll();

        String order = placed.body().path("orderId").asText();
        assertThat(shop.reason(order)).isEqualTo("SHIPPING_FAILED");
        assertThat(shop.events("payments.payment-refunded.v1")).isEqualTo(1);
        assertThat(shop.placeTo("AQ", "one")).isEqualTo(placed);
        shop.assertBooksBalance();
    }

    /** The failure of the preparation, and all that follows from it, overtakes each call of the checkout. */
    @Test
    void a_shipping_failure_during_the_checkout_cancels_it_wherever_it_is() {
        var endings = new HashSet<String>();
        for (int call = 0; call < calls(shop -> shop.placeTo("AQ", "one")); call++) {
            var shop = new Shop();
            shop.store.interruptAt(
                    call,
                    () -> shop.system.deliverWhile(
                            message -> !message.reaction().equals("resume-checkout")));

            Answer answer = shop.placeTo("AQ", "one");
            shop.store.heal();
            shop.system.deliverAll();

            endings.add(answer.status() + answer.body().path("reason").asText());
            shop.assertBooksBalance();
        }
        assertThat(endings).isEqualTo(Set.of("201", "409SHIPPING_FAILED"));
    }

    @Test
    void what_is_shipped_cannot_be_cancelled_any_more() {
        var shop = new Shop();
        String order = placed(shop);
        shop.system.deliverAll();

        assertThat(shop.cancel("stop", order).text())
                .isEqualTo("{\"result\":\"already-shipped\",\"orderId\":\"" + order + "\"}");
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        shop.assertBooksBalance();
    }

    @Test
    void what_is_called_off_is_not_shipped_any_more() {
        var shop = new Shop();
        String order = placed(shop);
        shop.system.deliverWhile(ShippingTest::isBeforeShipping);
        assertThat(shop.shipment(order)).isEqualTo("READY");

        assertThat(shop.cancel("stop", order).status()).isEqualTo(200);
        Answer ship = ship(shop, order);
        shop.system.deliverAll();

        assertThat(ship.text()).isEqualTo("{\"result\":\"shipment-closed\",\"orderId\":\"" + order + "\"}");
        assertThat(shop.shipment(order)).isEqualTo("CALLED_OFF");
        shop.assertBooksBalance();
    }

    /** The cancellation happens before each call that shipping makes to the store. */
    @Test
    void a_cancellation_that_overtakes_the_shipping_anywhere_either_wins_or_loses() {
        var endings = new ArrayList<String>();
        for (int call = 0; call < 8; call++) {
            var shop = new Shop();
            String order = placed(shop);
            shop.system.deliverWhile(ShippingTest::isBeforeShipping);
            shop.store.interruptAt(call, () -> shop.cancel("stop", order));

            shop.system.deliverAll();

            shop.store.heal();
            endings.add(shop.order(order));
            shop.assertBooksBalance();
        }
        assertThat(endings).startsWith("CANCELLED").contains("PLACED");
    }

    /** The other way round: shipping happens before each call that the cancellation makes to the store. */
    @Test
    void a_shipping_that_overtakes_the_cancellation_anywhere_either_wins_or_loses() {
        var endings = new ArrayList<String>();
        for (int call = 0;
                call < calls(shop -> shop.cancel("stop", placed(shop))) - calls(ShippingTest::placed);
                call++) {
            var shop = new Shop();
            String order = placed(shop);
            shop.system.deliverWhile(ShippingTest::isBeforeShipping);
            shop.store.interruptAt(
                    call,
                    () -> shop.system.deliverWhile(
                            message -> message.reaction().equals("ship-on-order-ready-to-ship")));

            Answer cancelled = shop.cancel("stop", order);
            shop.store.heal();
            shop.system.deliverAll();

            endings.add(cancelled.status() + shop.order(order));
            shop.assertBooksBalance();
        }
        assertThat(endings).startsWith("409PLACED").endsWith("200CANCELLED");
    }

    /** Whoever cancels dies at each call and never comes back. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_cancellation_that_dies_anywhere_is_carried_through_or_has_not_begun(Fault fault) {
        var endings = new HashSet<String>();
        for (int call = 0; call < 6; call++) {
            var shop = new Shop();
            String order = placed(shop);
            shop.system.deliverWhile(ShippingTest::isBeforeShipping);
            shop.store.failAt(call, fault);

            shop.cancel("stop", order);
            shop.store.heal();
            shop.system.deliverAll();

            endings.add(shop.order(order));
            shop.assertBooksBalance();
        }
        assertThat(endings).isEqualTo(Set.of("PLACED", "CANCELLED"));
    }

    /** Every call of everything that follows an order fails once. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_shipping_that_fails_anywhere_ships_once(Fault fault) {
        for (int call = 0; call < 60; call++) {
            var shop = new Shop();
            placed(shop);
            shop.store.failAt(call, fault);

            shop.system.deliverAll();

            shop.store.heal();
            assertThat(shop.events("shipping.order-shipped.v1")).isEqualTo(1);
            shop.assertBooksBalance();
        }
    }

    @Test
    void a_shipment_called_off_before_its_order_was_even_created_cancels_the_order() {
        String order = placed(new Shop());
        var shop = new Shop();
        assertThat(shop.system
                        .command("call-off-shipment", "{\"commandId\": \"early\", \"orderId\": \"" + order + "\"}")
                        .status())
                .isEqualTo(200);
        shop.system.deliverAll();

        assertThat(placed(shop)).isEqualTo(order);
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        shop.assertBooksBalance();
    }

    @Test
    void an_order_that_was_paid_before_it_was_created_does_not_stay_placed_without_a_shipment() {
        String order = placed(new Shop());
        var shop = new Shop();
        assertThat(shop.system.command("process-payment", """
                {"commandId": "early", "orderId": "%s", "amount": {"amount": "49.98", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}
                """.formatted(order)).status())
                .isEqualTo(200);
        shop.system.deliverAll();

        assertThat(placed(shop)).isEqualTo(order);
        shop.system.deliverAll();

        assertThat(shop.reason(order)).isEqualTo("SHIPPING_FAILED");
        shop.assertBooksBalance();
    }

    @Test
    void an_order_that_other_goods_were_reserved_for_does_not_stand() {
        String order = placed(new Shop());
        var shop = new Shop();
        assertThat(shop.system
                        .command("reserve-inventory", """
                {"commandId": "early", "orderId": "%s", "items": [{"sku": "LAST-1", "quantity": 1}]}
                """.formatted(order))
                        .status())
                .isEqualTo(200);

        Answer refused = shop.place("one", "tok_approved");
        shop.system.deliverAll();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        shop.assertBooksBalance();
    }

    @Test
    void shipping_otherwise_than_prepared_or_too_early_is_refused_and_does_nothing() {
        var shop = new Shop();
        String order = placed(shop);
        assertThat(ship(shop, order).text())
                .isEqualTo("{\"result\":\"not-ready-to-ship\",\"orderId\":\"" + order + "\"}");
        shop.system.deliverWhile(ShippingTest::isBeforeShipping);

        Answer elsewhere = shop.system.command("ship-order", """
                {"commandId": "elsewhere", "orderId": "%s", "shippingMethod": "express", "warehouseId": "W-2"}
                """.formatted(order));

        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(elsewhere.text())
                .isEqualTo(
                        "{\"result\":\"prepared-differently\",\"orderId\":\"%s\",\"shippingMethod\":\"standard\",\"warehouseId\":\"W-1\"}"
                                .formatted(order));
        assertThat(shop.shipment(order)).isEqualTo("READY");
        assertThat(shop.left(order)).isFalse();
    }

    private static boolean isBeforeShipping(Message message) {
        return !message.reaction().startsWith("ship-");
    }

    private static Answer ship(Shop shop, String order) {
        return shop.system.command("ship-order", """
                {"commandId": "ship", "orderId": "%s", "shippingMethod": "standard", "warehouseId": "W-1"}
                """.formatted(order));
    }

    private static String placed(Shop shop) {
        return shop.place("one", "tok_approved").body().path("orderId").asText();
    }

    /** How many calls to the store this makes in a fresh shop. */
    private static int calls(Consumer<Shop> what) {
        var shop = new Shop();
        what.accept(shop);
        return shop.store.calls();
    }
}
