package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of payments, inventory and shipping, sent by hand for an order that others carry. */
class DirectCommandsTest {
    private static final List<String> CLOSING = List.of("refund-payment", "release-inventory");

    private final Shop shop = new Shop();

    @ParameterizedTest
    @ValueSource(strings = {"refund-payment", "release-inventory"})
    void an_order_that_stands_keeps_its_money_and_its_goods(String command) {
        String placed = orderId(shop.place("one", "tok_approved"));
        String created = shop.create("two", "tok_approved");
        shop.system.deliverWhile(message -> message.reaction().equals("reserve-on-order-created"));
        int commits = shop.commits().size();

        for (String order : List.of(placed, created)) {
            Answer refused = send(command, "by-hand-" + order, order);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text())
                    .isEqualTo("{\"result\":\"order-stands\",\"orderId\":\"%s\",\"toDo\":\"cancel the order first\"}"
                            .formatted(order));
        }

        assertThat(shop.commits()).hasSize(commits);
        shop.system.deliverAll();
        assertThat(shop.order(placed)).isEqualTo("PLACED");
        assertThat(shop.order(created)).isEqualTo("PLACED");
        shop.assertBooksBalance();
    }

    @ParameterizedTest
    @ValueSource(strings = {"refund-payment", "release-inventory"})
    void the_same_command_succeeds_once_the_order_is_cancelled(String command) {
        String order = orderId(shop.place("one", "tok_approved"));
        send(command, "by-hand", order);

        shop.cancel("stop", order);
        Answer done = send(command, "by-hand", order);

        assertThat(result(done)).isIn("payment-refunded", "inventory-released");
        shop.system.deliverAll();
        assertThat(send(command, "by-hand", order)).isEqualTo(done);
        shop.assertBooksBalance();
    }

    /** What was closed before the order came to be lets no order be placed, and its sender gets the answer again. */
    @ParameterizedTest
    @ValueSource(strings = {"refund-payment", "release-inventory"})
    void what_was_closed_for_an_unknown_order_stays_closed_and_answers_as_it_did(String command) {
        Answer early = send(command, "early", idOf("one"));
        assertThat(early.status()).isEqualTo(200);

        String order = shop.create("one", "tok_approved");
        assertThat(send(command, "early", order)).isEqualTo(early);
        assertThat(send(command, "again", order).status()).isEqualTo(200);
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        shop.assertBooksBalance();
    }

    /** A refund dies anywhere, and only then the order comes to be: what is closed is refunded all the same. */
    @Test
    void a_charge_of_a_closed_payment_goes_back_although_an_order_came_to_be() {
        for (int call = 0; call < 12; call++) {
            var crashing = new Shop();
            pay(crashing, "early", idOf("one"), "tok_timeout_after_charge");
            crashing.store.failAt(call, Fault.AFTER);
            send(crashing, "refund-payment", "early", idOf("one"));
            crashing.store.heal();

            crashing.create("one", "tok_approved");
            crashing.system.deliverAll();

            crashing.assertBooksBalance();
        }
    }

    /** The whole checkout happens before each call that the closing makes to the store. */
    @Test
    void an_order_that_comes_to_be_during_the_closing_is_either_seen_or_not_placed() {
        for (String command : CLOSING) {
            var endings = new ArrayList<String>();
            for (int call = 0; call < 3; call++) {
                var busy = new Shop();
                String order = orderId(new Shop().place("one", "tok_approved"));
                busy.store.interruptAt(call, () -> busy.place("one", "tok_approved"));

                Answer closing = send(busy, command, "by-hand", order);
                busy.store.heal();
                busy.system.deliverAll();

                endings.add(result(closing));
                busy.assertBooksBalance();
            }
            assertThat(endings).as(command).containsOnly("order-stands");
        }
    }

    @Test
    void paying_and_reserving_once_more_for_a_placed_order_changes_nothing() {
        String order = orderId(shop.place("one", "tok_approved"));

        assertThat(result(pay(shop, "by-hand", order, "tok_declined"))).isEqualTo("payment-processed");
        assertThat(result(reserve("same", order, 2))).isEqualTo("inventory-reserved");
        assertThat(result(reserve("more", order, 3))).isEqualTo("items-differ");
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
        shop.assertBooksBalance();
    }

    @ParameterizedTest
    @CsvSource({"BOOK-1, 11, OUT_OF_STOCK", "BOOK-2, 1, UNKNOWN_PRODUCT"})
    void what_cannot_be_reserved_says_whether_it_is_too_little_or_nothing_that_anybody_sells(
            String sku, int quantity, String reason) {
        Answer failed = shop.system.command("reserve-inventory", """
                {"commandId": "too-much", "orderId": "%s", "items": [{"sku": "%s", "quantity": %d}]}
                """.formatted(idOf("one"), sku, quantity));

        assertThat(result(failed)).isEqualTo("reservation-failed");
        assertThat(failed.body().path("reason").asText()).isEqualTo(reason);
        assertThat(failed.body().path("sku").asText()).isEqualTo(sku);
    }

    @Test
    void calling_off_the_shipment_of_a_placed_order_cancels_it_and_gives_everything_back() {
        String order = orderId(shop.place("one", "tok_approved"));

        assertThat(send("call-off-shipment", "by-hand", order).status()).isEqualTo(200);
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        shop.assertBooksBalance();
    }

    private Answer send(String command, String id, String order) {
        return send(shop, command, id, order);
    }

    private static Answer send(Shop shop, String command, String id, String order) {
        return shop.system.command(command, """
                {"commandId": "%s", "orderId": "%s"}""".formatted(id, order));
    }

    private static Answer pay(Shop shop, String id, String order, String token) {
        return shop.system.command("process-payment", """
                {"commandId": "%s", "orderId": "%s", "amount": {"amount": "49.98", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "%s"}}
                """.formatted(id, order, token));
    }

    private Answer reserve(String id, String order, int quantity) {
        return shop.system.command("reserve-inventory", """
                {"commandId": "%s", "orderId": "%s", "items": [{"sku": "BOOK-1", "quantity": %d}]}
                """.formatted(id, order, quantity));
    }

    /** The id of the order that create-order will create. */
    private static String idOf(String commandId) {
        return new Shop().create(commandId, "tok_approved");
    }

    private static String orderId(Answer answer) {
        return answer.body().path("orderId").asText();
    }

    private static String result(Answer answer) {
        return answer.body().path("result").asText();
    }
}
