package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.scenarios.Tables.Booking;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class RefusalTest {
    @Test
    @Tag(ChosenEndpoint.EVERY_ENDPOINT)
    void a_card_without_funds_cancels_the_order_and_nothing_is_charged(Platform platform) {
        OrderForm order = OrderForm.of("C-POOR").paidWith("tok_insufficient_funds");

        Reply refused = platform.place(order);

        assertRefused(refused, 402, "INSUFFICIENT_FUNDS");
        assertCancelled(platform, refused.orderId(), "INSUFFICIENT_FUNDS");
        assertThat(platform.tables.bookings(refused.orderId()))
                .containsExactly(new Booking("charge-" + refused.orderId(), "INSUFFICIENT_FUNDS", 4998));
        assertThat(platform.place(order).body()).isEqualTo(refused.body());
        Eventually.expect(() -> platform.customer("C-POOR").path("mails"), mails -> {
            assertThat(mails).hasSize(1);
            assertThat(mails.path(0).path("template").asText()).isEqualTo("order-cancellation");
            assertThat(mails.path(0).path("orderId").asText()).isEqualTo(refused.orderId());
            assertThat(mails.path(0).path("words").path("reason").asText()).isEqualTo("INSUFFICIENT_FUNDS");
        });
    }

    @Test
    void a_declined_card_cancels_the_order(Platform platform) {
        Reply refused = platform.place(OrderForm.of("C-DECLINED").paidWith("tok_declined"));

        assertRefused(refused, 402, "PAYMENT_DECLINED");
        assertCancelled(platform, refused.orderId(), "PAYMENT_DECLINED");
    }

    @Test
    void the_second_buyer_of_the_last_one_is_refunded(Platform platform) {
        platform.withProduct("LAST-1", 1);
        assertThat(platform.place(OrderForm.of("C-QUICK").forProduct("LAST-1", 1))
                        .status())
                .isEqualTo(201);

        Reply refused = platform.place(OrderForm.of("C-SLOW").forProduct("LAST-1", 1));

        assertRefused(refused, 409, "OUT_OF_STOCK");
        assertCancelled(platform, refused.orderId(), "OUT_OF_STOCK");
        assertRefunded(platform, refused.orderId(), 2499);
        assertThat(platform.stock("LAST-1")).isZero();
    }

    @Test
    void a_product_that_nobody_knows_leaves_no_order(Platform platform) {
        Set<String> processes = platform.tables.processes();

        Reply refused = platform.place(OrderForm.of("C-CURIOUS").forProduct("NO-SUCH-THING", 1));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json())
                .isEqualTo(Reply.parse("{\"result\": \"checkout-failed\", \"reason\": \"UNKNOWN_PRODUCT\"}"));
        assertThat(platform.tables.processes()).isEqualTo(processes);
    }

    @Test
    void a_charge_whose_answer_was_lost_is_not_made_twice(Platform platform) {
        assertFinishedByRepeating(platform, "tok_timeout_after_charge");
    }

    @Test
    void a_charge_that_was_lost_on_its_way_is_sent_again(Platform platform) {
        assertFinishedByRepeating(platform, "tok_timeout_before_charge");
    }

    private static void assertFinishedByRepeating(Platform platform, String token) {
        OrderForm order = OrderForm.of("C-TIMEOUT").paidWith(token);

        Reply pending = platform.place(order);
        assertPending(pending);
        assertThat(platform.status(pending.orderId())).isEqualTo("CREATED");

        Reply placed = Eventually.expect(
                () -> platform.place(order), reply -> assertThat(reply.status()).isEqualTo(201));
        assertThat(placed.orderId()).isEqualTo(pending.orderId());
        assertThat(platform.status(placed.orderId())).isEqualTo("PLACED");
        assertThat(platform.tables.bookings(placed.orderId()))
                .containsExactly(new Booking("charge-" + placed.orderId(), "approved", 4998));
    }

    @Test
    void a_provider_that_cannot_charge_now_leaves_the_order_open(Platform platform) {
        Reply pending = platform.place(OrderForm.of("C-PATIENT").paidWith("tok_temporary_failure"));

        assertPending(pending);
        assertThat(platform.status(pending.orderId())).isEqualTo("CREATED");
        assertThat(platform.tables.bookings(pending.orderId())).isEmpty();
    }

    @Test
    @Tag(ChosenEndpoint.EVERY_ENDPOINT)
    void a_cancelled_order_gives_back_money_and_goods(Platform platform) {
        platform.withProduct("RETURN-1", 10);
        OrderForm order = OrderForm.of("C-RETURNS").forProduct("RETURN-1", 3);
        Reply placed;
        Reply cancelled;
        try (var _ = platform.shippingStopped()) {
            placed = platform.place(order);
            assertThat(placed.status()).isEqualTo(201);
            assertThat(platform.stock("RETURN-1")).isEqualTo(7);

            cancelled = platform.cancel(placed.orderId());
        }

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("result")).isEqualTo("order-cancelled");
        assertCancelled(platform, placed.orderId(), "REQUESTED");
        assertRefunded(platform, placed.orderId(), 7497);
        Eventually.expect(
                () -> platform.stock("RETURN-1"), stock -> assertThat(stock).isEqualTo(10));

        Reply again = platform.cancel(placed.orderId());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("result")).isEqualTo("already-cancelled");
    }

    @Test
    void an_order_that_nobody_knows_cannot_be_cancelled(Platform platform) {
        Reply refused = platform.cancel("0123456789abcdef0123456789abcdef");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text("result")).isEqualTo("unknown-order");
    }

    @Test
    void tables_that_do_not_answer_are_a_503_and_the_same_request_succeeds_later(Platform platform) {
        OrderForm order = OrderForm.of("C-STORM");
        Reply failed;
        try (var _ = SharedPlatform.TRAPDOOR.closeTables(call -> !call.isOf("tense-place-order"))) {
            failed = platform.place(order);
        }

        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("content-type")).contains("application/problem+json");
        assertThat(failed.header("retry-after"))
                .hasValueSatisfying(seconds -> assertThat(seconds).matches("[1-9][0-9]*"));
        assertThat(platform.place(order).status()).isEqualTo(201);
    }

    private static void assertRefused(Reply refused, int status, String reason) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json()).isEqualTo(Reply.parse("""
                {"result": "checkout-failed", "orderId": "%s", "reason": "%s"}""".formatted(refused.orderId(), reason)));
        assertThat(refused.orderId()).isNotEmpty();
    }

    private static void assertPending(Reply pending) {
        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.json()).isEqualTo(Reply.parse("""
                {"result": "checkout-pending", "orderId": "%s", "retryAfterSeconds": 5}""".formatted(pending.orderId())));
        assertThat(pending.header("retry-after")).contains("5");
    }

    private static void assertCancelled(Platform platform, String orderId, String reason) {
        JsonNode order = platform.order(orderId);
        assertThat(order.path("status").asText()).isEqualTo("CANCELLED");
        assertThat(order.path("cancelReason").asText()).isEqualTo(reason);
        Eventually.expect(
                () -> platform.timeline(orderId),
                entries -> assertThat(entries)
                        .contains(Entry.done("refund-on-order-cancelled"), Entry.done("release-on-order-cancelled")));
    }

    private static void assertRefunded(Platform platform, String orderId, long minor) {
        assertThat(platform.tables.bookings(orderId))
                .containsExactly(
                        new Booking("charge-" + orderId, "approved", minor),
                        new Booking("refund-" + orderId, "refund", minor));
        assertThat(platform.timeline(orderId)).contains(Entry.event("payments.payment-refunded.v1"));
    }
}
