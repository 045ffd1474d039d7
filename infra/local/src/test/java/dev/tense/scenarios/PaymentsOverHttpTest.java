package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a provider may do besides charging and declining; {@link RefusalTest} has those. At the end the money is counted. */
@ExtendWith(SharedPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentsOverHttpTest {
    private static final long TOTAL = 4998;

    private final Map<String, Platform> orders = new HashMap<>();

    @Test
    void an_answer_that_nobody_foresaw_is_an_incident_that_an_operator_sees(Platform platform) {
        Reply failed = place(platform, "tok_provider_error");

        assertThat(failed.status()).isEqualTo(402);
        assertThat(failed.json()).isEqualTo(Reply.parse("""
                {"result": "checkout-failed", "orderId": "%s", "reason": "PAYMENT_DECLINED"}""".formatted(failed.orderId())));
        JsonNode incident = incident(platform, failed.orderId());
        assertThat(incident.path("cause").asText()).isEqualTo("CHARGE_UNEXPLAINED");
        assertThat(incident.path("code").asText()).isEqualTo("PROVIDER_ERROR");
        assertThat(incident.path("providerKey").asText()).isEqualTo("charge-" + failed.orderId());
        assertThat(incident.path("toDo").asText()).isNotEmpty();
        assertThat(platform.timeline(failed.orderId())).contains(Entry.event("payments.payment-incident-raised.v1"));
    }

    @Test
    void a_refund_that_is_refused_is_an_incident_that_an_operator_sees(Platform platform) {
        Reply placed;
        try (var _ = platform.shippingStopped()) {
            placed = place(platform, "tok_refund_refused");
            assertThat(placed.status()).isEqualTo(201);

            assertThat(platform.cancel(placed.orderId()).status()).isEqualTo(200);
        }

        Eventually.expect(
                () -> platform.timeline(placed.orderId()),
                entries -> assertThat(entries).contains(Entry.done("refund-on-order-cancelled")));
        assertThat(incident(platform, placed.orderId()).path("cause").asText()).isEqualTo("REFUND_REFUSED");
    }

    @Test
    void a_charge_that_is_never_explained_is_asked_for_again_after_the_order_is_cancelled(Platform platform) {
        Reply pending = place(platform, "tok_unknown_forever");
        assertThat(pending.status()).isEqualTo(202);

        assertThat(platform.cancel(pending.orderId()).status()).isEqualTo(200);

        Eventually.expect(
                () -> platform.timeline(pending.orderId()),
                entries -> assertThat(entries).anySatisfy(entry -> {
                    assertThat(entry.name()).isEqualTo("refund-on-order-cancelled");
                    assertThat(entry.status()).isEqualTo("retrying");
                    assertThat(entry.cause()).isEqualTo("REFUND_PENDING");
                }));
    }

    @Test
    void a_provider_that_cannot_charge_now_is_a_503_with_a_time(Platform platform) {
        Reply later = pay(platform, UUID.randomUUID().toString(), "1.00", "tok_temporary_failure");

        assertThat(later.status()).isEqualTo(503);
        assertThat(later.text("result")).isEqualTo("temporary-failure");
        assertThat(later.header("retry-after")).contains("5");
    }

    @Test
    void another_amount_than_that_of_the_order_is_refused(Platform platform) {
        Reply placed = place(platform, "tok_approved");

        Reply refused = pay(platform, placed.orderId(), "0.01", "tok_approved");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("result")).isEqualTo("amount-differs");
    }

    @Test
    void a_lost_answer_ends_in_one_charge(Platform platform) {
        OrderForm order = OrderForm.of("C-LOST").paidWith("tok_timeout_after_charge");
        orders.put(platform.place(order).orderId(), platform);

        Reply placed = Eventually.expect(
                () -> platform.place(order), reply -> assertThat(reply.status()).isEqualTo(201));

        assertThat(orders).containsKey(placed.orderId());
    }

    @Test
    @Tag(ChosenEndpoint.OWN_SYSTEM)
    void a_function_that_moves_money_does_not_start_without_the_key_of_the_provider() throws IOException {
        Path data = SharedPlatform.newFolder();
        try (Platform keyless =
                Platform.start(Platform.options(data).withParameters(Map.of("PaymentProvider", "stripe")))) {
            assertThat(pay(keyless, "an-order", "1.00", "tok_approved").status())
                    .isGreaterThanOrEqualTo(500);
            assertThat(Files.readString(data.resolve("logs").resolve("tense-process-payment.log")))
                    .contains("TENSE_STRIPE_SECRET must name the secret with its key");
            assertThat(keyless.get("/incidents").status()).isEqualTo(200);
        }
    }

    /** What was captured and not given back is the total of an order that stands, or somebody knows of it. */
    @AfterAll
    void the_money_adds_up() {
        orders.forEach((order, platform) -> {
            long captured = platform.tables.bookings(order).stream()
                    .mapToLong(booking -> switch (booking.outcome()) {
                        case "approved", "kept" -> booking.minor();
                        case "refund" -> -booking.minor();
                        default -> 0;
                    })
                    .sum();
            boolean known = incidents(platform, order).stream()
                    .anyMatch(incident -> incident.path("cause").asText().equals("REFUND_REFUSED"));

            assertThat(captured).isEqualTo(platform.status(order).equals("PLACED") || known ? TOTAL : 0);
        });
    }

    private Reply place(Platform platform, String token) {
        Reply reply = platform.place(OrderForm.of("C-OUTCOME").paidWith(token));
        orders.put(reply.orderId(), platform);
        return reply;
    }

    private static Reply pay(Platform platform, String order, String amount, String token) {
        return platform.command("process-payment", """
                {"commandId": "%s", "orderId": "%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "%s"}}
                """.formatted(UUID.randomUUID(), order, amount, token));
    }

    private static JsonNode incident(Platform platform, String order) {
        List<JsonNode> found = incidents(platform, order);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<JsonNode> incidents(Platform platform, String order) {
        return platform.get("/incidents")
                .json()
                .path("incidents")
                .valueStream()
                .filter(incident -> incident.path("orderId").asText().equals(order))
                .toList();
    }
}
