package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payment provider may answer, or not answer, and what becomes of the order and the money. */
class PaymentOutcomeTest {
    /** A charge is sent a second time, minutes after the first; the order is cancelled while it is on its way, and its sender dies. */
    @Test
    void a_charge_that_is_sent_again_is_not_given_up_while_it_may_be_on_its_way() {
        for (int call = 0; call < 12; call++) {
            var shop = new Shop();
            String order = orderId(shop.place("one", "tok_timeout_before_charge"));
            shop.system.clock.advance(Duration.ofMinutes(10));
            shop.store.interruptAt(call, () -> {
                shop.cancel("stop", order);
                shop.system.deliverWhile(
                        message -> message.reaction().equals("refund-on-order-cancelled") && message.attempt() == 1);
                shop.store.failAt(0, Fault.BEFORE);
            });

            shop.place("one", "tok_timeout_before_charge");
            shop.store.heal();
            shop.cancel("stop", order);
            shop.system.deliverAll();

            assertThat(shop.order(order)).isEqualTo("CANCELLED");
            assertThat(shop.moneyKept(order)).as("interrupted at call %d", call).isZero();
        }
    }

    /** Order ids can be computed, so somebody may pay for an order that does not exist yet. */
    @Test
    void an_order_that_somebody_paid_a_cent_for_does_not_stand_for_a_cent() {
        String order = orderId(new Shop().place("one", "tok_approved"));
        var shop = new Shop();
        assertThat(pay(shop, "cent", order, "0.01", "tok_approved").status()).isEqualTo(200);

        Answer refused = shop.place("one", "tok_approved");

        assertThat(refused.status()).isEqualTo(402);
        shop.system.deliverAll();
        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.moneyKept(order)).isZero();
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_approved", "tok_declined", "tok_timeout_after_charge", "tok_provider_error"})
    void an_amount_that_differs_is_refused_whatever_became_of_the_other(String token) {
        var shop = new Shop();
        pay(shop, "first", "an-order", "0.01", token);

        Answer other = pay(shop, "second", "an-order", "49.98", "tok_approved");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).isEqualTo("{\"result\":\"amount-differs\",\"orderId\":\"an-order\"}");
    }

    @Test
    void a_repeat_charges_the_card_of_the_intent_and_not_another() {
        var shop = new Shop();
        pay(shop, "first", "an-order", "9.99", "tok_timeout_before_charge");
        shop.system.clock.advance(Duration.ofSeconds(5));

        assertThat(result(pay(shop, "second", "an-order", "9.99", "tok_declined")))
                .isEqualTo("payment-processed");
    }

    @Test
    void a_provider_that_cannot_charge_now_is_a_typed_answer_with_a_time_and_nothing_is_open() {
        var shop = new Shop();

        Answer later = pay(shop, "first", "an-order", "9.99", "tok_temporary_failure");

        assertThat(later.status()).isEqualTo(503);
        assertThat(later.headers()).containsEntry("retry-after", "5");
        assertThat(later.text())
                .isEqualTo("{\"result\":\"temporary-failure\",\"orderId\":\"an-order\",\"retryAfterSeconds\":5}");
        assertThat(result(refund(shop, "stop", "an-order"))).isEqualTo("nothing-to-refund");
        assertThat(result(pay(shop, "second", "an-order", "9.99", "tok_approved")))
                .isEqualTo("payment-closed");
    }

    /** An earlier attempt may have charged, so "cannot now" does not mean that nothing was charged. */
    @Test
    void a_failure_for_now_after_a_lost_answer_leaves_the_outcome_unknown() {
        var shop = new Shop();
        shop.store.failAt(1, Fault.BEFORE);
        assertThat(pay(shop, "first", "an-order", "9.99", "tok_temporary_failure")
                        .status())
                .isEqualTo(503);
        shop.store.heal();
        shop.system.clock.advance(Duration.ofSeconds(5));

        assertThat(result(pay(shop, "first", "an-order", "9.99", "tok_temporary_failure")))
                .isEqualTo("outcome-unknown");
        assertThat(result(refund(shop, "stop", "an-order"))).isEqualTo("refund-pending");
        shop.system.clock.advance(Duration.ofMinutes(1));
        assertThat(result(refund(shop, "stop", "an-order"))).isEqualTo("nothing-to-refund");
    }

    @Test
    void repeats_in_a_hurry_do_not_send_the_charge_again_and_again() {
        var shop = new Shop();
        for (int second = 0; second < 20; second++) {
            pay(shop, "one", "an-order", "9.99", "tok_unknown_forever");
            shop.system.clock.advance(Duration.ofSeconds(1));
        }

        assertThat(shop.commits().stream()
                        .filter(commit -> commit.stream().key().equals("an-order")))
                .hasSizeLessThan(8);
    }

    @Test
    void a_charge_that_is_unknown_when_its_key_is_too_old_is_an_incident_and_is_not_sent_again() {
        var shop = new Shop();
        pay(shop, "one", "an-order", "9.99", "tok_timeout_before_charge");
        shop.system.clock.advance(Duration.ofHours(24));

        Answer escalated = pay(shop, "one", "an-order", "9.99", "tok_timeout_before_charge");

        assertThat(escalated.status()).isEqualTo(409);
        assertThat(escalated.text()).isEqualTo("{\"result\":\"payment-escalated\",\"orderId\":\"an-order\"}");
        assertThat(shop.charged("an-order")).isFalse();
        assertIncident(shop, "CHARGE_UNKNOWN", "NO_OUTCOME", false);
        assertThat(pay(shop, "one", "an-order", "9.99", "tok_timeout_before_charge"))
                .isEqualTo(escalated);
        assertThat(result(pay(shop, "two", "an-order", "9.99", "tok_approved"))).isEqualTo("payment-escalated");
        assertThat(shop.charged("an-order")).isFalse();
        assertIncident(shop, "CHARGE_UNKNOWN", "NO_OUTCOME", false);
    }

    /** A provider that said "not now" every time has charged nothing, however long ago. */
    @Test
    void a_charge_that_was_postponed_for_a_day_is_still_sent() {
        var shop = new Shop();
        pay(shop, "one", "an-order", "9.99", "tok_temporary_failure");
        shop.system.clock.advance(Duration.ofHours(25));

        assertThat(result(pay(shop, "one", "an-order", "9.99", "tok_temporary_failure")))
                .isEqualTo("temporary-failure");
    }

    @Test
    void an_answer_that_nobody_foresaw_cancels_the_order_and_is_an_incident_until_the_provider_tells() {
        var shop = new Shop();

        Answer failed = shop.place("one", "tok_provider_error");

        assertThat(failed.status()).isEqualTo(402);
        assertThat(failed.text()).contains("\"reason\":\"PAYMENT_DECLINED\"").doesNotContain("Exception", "dev.tense");
        assertIncident(shop, "CHARGE_UNEXPLAINED", "PROVIDER_ERROR", false);
        shop.system.deliverAll();
        assertThat(shop.order(orderId(failed))).isEqualTo("CANCELLED");
        assertIncident(shop, "CHARGE_UNEXPLAINED", "PROVIDER_ERROR", true);
        assertThat(shop.system.deadLetters()).isEmpty();
        assertThat(shop.place("one", "tok_provider_error")).isEqualTo(failed);
    }

    @Test
    void a_charge_that_nobody_ever_explains_is_asked_for_a_day_long_and_then_an_incident() {
        var shop = new Shop();
        String order = orderId(shop.place("one", "tok_unknown_forever"));

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.system.deadLetters()).isEmpty();
        assertIncident(shop, "CHARGE_UNKNOWN", "NO_OUTCOME", false);
        JsonNode incident = shop.incidents().getFirst();
        assertThat(incident.path("orderId").asText()).isEqualTo(order);
        assertThat(incident.path("providerKey").asText()).isEqualTo("charge-" + order);
        assertThat(incident.path("amount").path("amount").asText()).isEqualTo("49.98");
        assertThat(incident.path("since").asText()).startsWith("2026-11-22T12:0");
        assertThat(incident.path("known").asText()).isNotEmpty();
        assertThat(incident.path("toDo").asText()).contains("refund-payment");
    }

    /** Cancelled at once, the charge is as young as it can be; short pauses are over soonest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 900})
    void a_refund_is_tried_until_it_is_an_incident_whatever_the_pauses_are(int backoffSeconds) {
        var shop = new Shop(Duration.ofSeconds(backoffSeconds));
        String order = orderId(shop.place("one", "tok_unknown_forever"));
        shop.cancel("stop", order);

        shop.system.deliverAll();

        assertIncident(shop, "CHARGE_UNKNOWN", "NO_OUTCOME", false);
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    @Test
    void a_refund_that_the_provider_refuses_is_an_incident_and_the_order_stays_cancelled() {
        var shop = new Shop();
        String order = orderId(shop.place("one", "tok_refund_refused"));
        assertThat(shop.order(order)).isEqualTo("PLACED");

        shop.cancel("stop", order);
        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.system.deadLetters()).isEmpty();
        assertIncident(shop, "REFUND_REFUSED", "REFUND_REFUSED", false);
        assertThat(refund(shop, "again", order).status()).isEqualTo(409);
        assertIncident(shop, "REFUND_REFUSED", "REFUND_REFUSED", false);
    }

    /** Every call fails once, before or after its effect; then the sender repeats and everything is delivered. */
    @ParameterizedTest
    @CsvSource({
        "tok_approved, 1, 0",
        "tok_insufficient_funds, 0, 0",
        "tok_declined, 0, 0",
        "tok_timeout_after_charge, 1, 0",
        "tok_timeout_before_charge, 1, 0",
        "tok_temporary_failure, 0, 0",
        "tok_provider_error, 0, 1"
    })
    void a_crash_at_any_call_changes_neither_the_money_nor_the_number_of_incidents(
            String token, long placed, int incidents) {
        for (Fault fault : Fault.values()) {
            for (int call = 0; call < 24; call++) {
                var shop = new Shop();
                shop.store.failAt(call, fault);
                shop.place("one", token);
                shop.store.heal();
                shop.system.clock.advance(Duration.ofSeconds(5));
                shop.place("one", token);
                shop.system.clock.advance(Duration.ofSeconds(5));
                String order = orderId(shop.place("one", token));
                shop.system.deliverAll();

                String where = "%s at call %d".formatted(fault, call);
                assertThat(shop.order(order)).as(where).isEqualTo(placed == 1 ? "PLACED" : "CANCELLED");
                assertThat(shop.moneyKept(order)).as(where).isEqualTo(placed);
                assertThat(shop.incidents()).as(where).hasSize(incidents);
                assertThat(shop.events("payments.payment-incident-raised.v1"))
                        .as(where)
                        .isEqualTo(incidents);
                assertThat(shop.system.deadLetters()).as(where).isEmpty();
            }
        }
    }

    /** As above, for the way back, a day later: the order is cancelled, and a call of the refund fails. */
    @ParameterizedTest
    @CsvSource({
        "tok_approved, 0, 0",
        "tok_timeout_after_charge, 0, 0",
        "tok_refund_refused, 0, 1",
        "tok_unknown_forever, 0, 1"
    })
    void a_crash_at_any_call_of_a_refund_raises_no_second_incident(String token, long kept, int incidents) {
        for (Fault fault : Fault.values()) {
            for (int call = 0; call < 16; call++) {
                var shop = new Shop();
                String order = orderId(shop.place("one", token));
                shop.cancel("stop", order);
                shop.system.clock.advance(Duration.ofHours(25));
                shop.store.failAt(call, fault);

                shop.system.deliverAll();

                shop.store.heal();
                assertThat(shop.moneyKept(order)).isEqualTo(kept);
                assertThat(shop.incidents()).hasSize(incidents);
                assertThat(shop.events("payments.payment-incident-raised.v1")).isEqualTo(incidents);
                assertThat(shop.system.deadLetters()).isEmpty();
            }
        }
    }

    private static void assertIncident(Shop shop, String cause, String code, boolean resolved) {
        assertThat(shop.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.path("cause").asText()).isEqualTo(cause);
            assertThat(incident.path("code").asText()).isEqualTo(code);
            assertThat(incident.has("resolvedAt")).isEqualTo(resolved);
        });
        assertThat(shop.events("payments.payment-incident-raised.v1")).isEqualTo(1);
    }

    private static Answer refund(Shop shop, String id, String order) {
        return shop.system.command("refund-payment", """
                {"commandId": "%s", "orderId": "%s"}""".formatted(id, order));
    }

    private static String result(Answer answer) {
        return answer.body().path("result").asText();
    }

    private static Answer pay(Shop shop, String id, String order, String amount, String token) {
        return shop.system.command("process-payment", """
                {"commandId": "%s", "orderId": "%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "%s"}}
                """.formatted(id, order, amount, token));
    }

    private static String orderId(Answer answer) {
        return answer.body().path("orderId").asText();
    }
}
