package dev.tense.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tense.contract.Messages.Pinned;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.TransactionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenTest {
    private static final String ORDER_PLACED = Golden.text("orders.order-placed.v1");

    @ParameterizedTest
    @MethodSource("pinned")
    void a_message_looks_on_the_wire_as_it_always_did(Pinned message) {
        Golden.check(Golden.text(message.name()), message.type());
    }

    @Test
    void every_message_has_a_golden_file_and_every_golden_file_a_message() {
        assertThat(Golden.names()).isEqualTo(pinned().map(Pinned::name).sorted().toList());
    }

    @Test
    void the_compiler_found_messages_of_every_kind() {
        assertThat(Messages.events()).hasSizeGreaterThanOrEqualTo(14);
        assertThat(Messages.commands()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(Messages.answers())
                .hasSizeGreaterThan((int) Messages.commands().count());
    }

    @Test
    void a_code_keeps_its_name_because_the_log_holds_it() {
        assertThat(Codes.of(pinned().map(Pinned::type).toArray(Class<?>[]::new)))
                .isEqualTo(Map.of(
                        "InventoryReservationFailed.Reason", Set.of("OUT_OF_STOCK", "UNKNOWN_PRODUCT"),
                        "OrderCancelled.Reason",
                                Set.of(
                                        "INSUFFICIENT_FUNDS",
                                        "PAYMENT_DECLINED",
                                        "OUT_OF_STOCK",
                                        "REQUESTED",
                                        "EXPIRED",
                                        "SHIPPING_FAILED"),
                        "OrderCreated.Checkout", Set.of("orchestrated", "choreographed"),
                        "PaymentDeclined.Reason", Set.of("INSUFFICIENT_FUNDS", "DECLINED"),
                        "PaymentIncidentRaised.Cause",
                                Set.of("CHARGE_UNEXPLAINED", "CHARGE_UNKNOWN", "REFUND_REFUSED", "REFUND_UNKNOWN"),
                        "PaymentMethod.Type", Set.of("card"),
                        "PlaceOrder.Reason",
                                Set.of(
                                        "INSUFFICIENT_FUNDS",
                                        "PAYMENT_DECLINED",
                                        "OUT_OF_STOCK",
                                        "UNKNOWN_PRODUCT",
                                        "ORDER_LIMIT_EXCEEDED",
                                        "CANCELLED",
                                        "EXPIRED",
                                        "SHIPPING_FAILED"),
                        "ShippingMethod", Set.of("standard", "express"),
                        "ShippingPreparationFailed.Reason", Set.of("ADDRESS_NOT_SERVED", "UNKNOWN_ORDER"),
                        "UserRegistered.Source", Set.of("API", "SYSTEM")));
    }

    @Test
    void the_event_as_it_is_matches() {
        Golden.check(ORDER_PLACED, OrderPlaced.class);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Renamed.class,
                Removed.class,
                Added.class,
                AddedNumber.class,
                Retyped.class,
                Reordered.class,
                RenamedOnTheWire.class
            })
    void a_component_that_was_renamed_or_removed_or_added_or_changed_does_not_match(Class<?> changed) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Golden.check(ORDER_PLACED, changed));
    }

    static Stream<Pinned> pinned() {
        return Stream.of(Messages.events(), Messages.commands(), Messages.answers())
                .flatMap(messages -> messages);
    }

    /** {@code totalAmount} is called {@code total}. */
    private record Renamed(
            OrderId orderId,
            CustomerId customerId,
            List<OrderLine> items,
            Money total,
            TransactionId paymentTransactionId,
            Instant occurredAt) {}

    /** {@code customerId} is gone. */
    private record Removed(
            OrderId orderId,
            List<OrderLine> items,
            Money totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt) {}

    /** {@code coupon} is new. */
    private record Added(
            OrderId orderId,
            CustomerId customerId,
            List<OrderLine> items,
            Money totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt,
            String coupon) {}

    /** {@code weight} is new. */
    private record AddedNumber(
            OrderId orderId,
            CustomerId customerId,
            List<OrderLine> items,
            Money totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt,
            int weight) {}

    /** {@code totalAmount} is a text. */
    private record Retyped(
            OrderId orderId,
            CustomerId customerId,
            List<OrderLine> items,
            String totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt) {}

    /** {@code customerId} comes first. */
    private record Reordered(
            CustomerId customerId,
            OrderId orderId,
            List<OrderLine> items,
            Money totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt) {}

    /** {@code items} is written as {@code lines}. */
    private record RenamedOnTheWire(
            OrderId orderId,
            CustomerId customerId,
            @JsonProperty("lines") List<OrderLine> items,
            Money totalAmount,
            TransactionId paymentTransactionId,
            Instant occurredAt) {}
}
