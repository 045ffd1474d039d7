package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CreateOrder alone, over the HTTP API. */
@ExtendWith(SharedPlatform.class)
class ChoreographedCheckoutTest {
    @Test
    void each_step_follows_from_the_event_of_the_one_before(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("CHAIN-1", 10), "CHAIN-1");
        Reply created = platform.create(OrderForm.of("C-CHAIN").forProduct("CHAIN-1", 2));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("result")).isEqualTo("order-created");

        placed(platform, created.orderId());

        audit.balances(List.of(created.orderId()));
        assertThat(platform.timeline(created.orderId()))
                .contains(
                        Entry.done("reserve-on-order-created"),
                        Entry.done("pay-on-inventory-reserved"),
                        Entry.done("place-on-payment-processed"));
    }

    @ParameterizedTest
    @CsvSource({
        "CHAIN-2, tok_insufficient_funds, 2, CH, INSUFFICIENT_FUNDS",
        "CHAIN-3, tok_declined, 2, CH, PAYMENT_DECLINED",
        "CHAIN-4, tok_approved, 11, CH, OUT_OF_STOCK",
        "CHAIN-5, tok_approved, 2, AQ, SHIPPING_FAILED"
    })
    void a_step_that_fails_cancels_the_order(
            String sku, String token, int quantity, String country, String reason, Platform platform) {
        Audit audit = Audit.of(platform.withProduct(sku, 10), sku);
        Reply created = platform.create(OrderForm.of("C-CHAIN-BREAKS")
                .forProduct(sku, quantity)
                .paidWith(token)
                .to(country));

        Eventually.expect(
                () -> platform.order(created.orderId()),
                order -> assertThat(order.path("cancelReason").asText()).isEqualTo(reason));

        audit.balances(List.of(created.orderId()));
    }

    @Test
    void a_charge_whose_answer_was_lost_is_made_once(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("CHAIN-6", 10), "CHAIN-6");
        Reply created = platform.create(
                OrderForm.of("C-CHAIN-WAITS").forProduct("CHAIN-6", 2).paidWith("tok_timeout_after_charge"));

        placed(platform, created.orderId());

        audit.balances(List.of(created.orderId()));
    }

    private static void placed(Platform platform, String order) {
        Eventually.expect(
                () -> platform.status(order), status -> assertThat(status).isEqualTo("PLACED"));
    }
}
