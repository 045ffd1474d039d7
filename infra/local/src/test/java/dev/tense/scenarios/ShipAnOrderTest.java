package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class ShipAnOrderTest {
    @Test
    void an_order_is_placed_prepared_and_shipped_and_cannot_be_cancelled_any_more(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("SHIP-1", 10), "SHIP-1");
        Reply placed = platform.place(OrderForm.of("C-SHIPPED").forProduct("SHIP-1", 2));
        assertThat(placed.status()).isEqualTo(201);

        audit.balances(List.of(placed.orderId()));

        Reply shipment = platform.get("/shipments/" + placed.orderId());
        assertThat(shipment.text("trackingNumber")).startsWith("EP-");
        assertThat(shipment.text("carrier")).isEqualTo("EMBEDDED-POST");
        Reply tooLate = platform.cancel(placed.orderId());
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.text("result")).isEqualTo("already-shipped");
    }

    @Test
    void an_order_that_cannot_be_shipped_is_cancelled_and_refunded(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("SHIP-2", 10), "SHIP-2");
        Reply placed = platform.place(
                OrderForm.of("C-ANTARCTICA").forProduct("SHIP-2", 2).to("AQ"));

        audit.balances(List.of(placed.orderId()));

        assertThat(platform.order(placed.orderId()).path("cancelReason").asText())
                .isEqualTo("SHIPPING_FAILED");
        assertThat(platform.timeline(placed.orderId()))
                .contains(
                        Entry.event("shipping.shipping-preparation-failed.v1"),
                        Entry.event("payments.payment-refunded.v1"),
                        Entry.event("inventory.inventory-released.v1"));
    }

    @Test
    void a_cancellation_before_the_goods_leave_keeps_them_here(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("SHIP-3", 10), "SHIP-3");
        Reply placed;
        try (var _ = platform.shippingStopped()) {
            placed = platform.place(OrderForm.of("C-HESITANT").forProduct("SHIP-3", 2));
            assertThat(platform.cancel(placed.orderId()).status()).isEqualTo(200);
        }

        audit.balances(List.of(placed.orderId()));
        assertThat(platform.get("/shipments/" + placed.orderId()).text("status"))
                .isEqualTo("CALLED_OFF");
    }

    @Test
    void a_payment_that_arrives_after_the_cancellation_is_refunded(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("SHIP-4", 10), "SHIP-4");
        Reply pending = platform.place(
                OrderForm.of("C-LATE-PAYMENT").forProduct("SHIP-4", 2).paidWith("tok_timeout_after_charge"));
        assertThat(pending.status()).isEqualTo(202);

        assertThat(platform.cancel(pending.orderId()).status()).isEqualTo(200);

        audit.balances(List.of(pending.orderId()));
        assertThat(platform.timeline(pending.orderId()))
                .contains(Entry.event("payments.payment-refund-due.v1"), Entry.event("payments.payment-refunded.v1"));
    }
}
