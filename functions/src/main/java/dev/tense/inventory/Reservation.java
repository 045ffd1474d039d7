package dev.tense.inventory;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.inventory.InventoryReleased;
import dev.tense.contract.inventory.InventoryReservationFailed;
import dev.tense.contract.inventory.InventoryReserved;
import dev.tense.contract.inventory.ReleaseInventory;
import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Fact;
import dev.tense.messaging.StreamType;
import dev.tense.messaging.Written;
import java.time.Instant;
import java.util.List;

/** What is set aside for one order. */
sealed interface Reservation {
    StreamType<Reservation> STREAM = new StreamType<>("reservation", new None(), Reservation::evolve);

    /** Nothing was asked for. */
    record None() implements Reservation {}

    /** These goods are set aside. */
    record Held(List<OrderLine> lines) implements Reservation {}

    /** It could not be. */
    record Failed(Sku sku, InventoryReservationFailed.Reason reason) implements Reservation {}

    /** Nothing is held, and nothing will be. */
    record Closed() implements Reservation {}

    static Reservation evolve(Reservation before, Fact fact) {
        return switch (fact) {
            case InventoryReserved reserved when before instanceof None -> new Held(reserved.items());
            case InventoryReservationFailed failed
            when before instanceof None -> new Failed(failed.sku(), failed.reason());
            case InventoryReleased released when !(before instanceof Closed) -> new Closed();
            default ->
                throw new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                        + before.getClass().getSimpleName());
        };
    }

    static Decision<ReserveInventory.Answer> reserve(Reservation reservation, ReserveInventory command, Instant now) {
        OrderId order = command.orderId();
        return switch (reservation) {
            case None none ->
                accept(
                                (ReserveInventory.Answer) new ReserveInventory.Reserved(order),
                                new InventoryReserved(order, command.items(), now))
                        .with(
                                command.items().stream()
                                        .map(line -> Product.take(line.sku(), line.quantity()))
                                        .toList(),
                                missing -> fail(order, missing, now));
            case Held held ->
                decline(
                        held.lines().equals(command.items())
                                ? new ReserveInventory.Reserved(order)
                                : new ReserveInventory.ItemsDiffer(order));
            case Failed failed -> decline(new ReserveInventory.ReservationFailed(order, failed.sku(), failed.reason()));
            case Closed closed -> decline(new ReserveInventory.Closed(order));
        };
    }

    private static Decision<ReserveInventory.Answer> fail(OrderId order, Written.GuardFailed missing, Instant now) {
        Sku sku = Product.sku(missing.effect().key());
        var reason = missing.found() == null
                ? InventoryReservationFailed.Reason.UNKNOWN_PRODUCT
                : InventoryReservationFailed.Reason.OUT_OF_STOCK;
        return accept(
                new ReserveInventory.ReservationFailed(order, sku, reason),
                new InventoryReservationFailed(order, sku, reason, now));
    }

    /**
     * Closes the reservation, also one that nothing was asked of yet. The reservation of an order that stands stays open, unless
     * it was closed before the order came to be.
     */
    static Decision<ReleaseInventory.Answer> release(
            Reservation reservation, OrderId order, boolean orderStands, Instant now) {
        return orderStands && !(reservation instanceof Closed)
                ? decline(new ReleaseInventory.OrderStands(order))
                : release(reservation, order, now);
    }

    private static Decision<ReleaseInventory.Answer> release(Reservation reservation, OrderId order, Instant now) {
        return switch (reservation) {
            case Held held -> free(order, held.lines(), now);
            case None none -> free(order, List.of(), now);
            case Failed failed -> free(order, List.of(), now);
            case Closed closed -> decline(new ReleaseInventory.Released(order, List.of()));
        };
    }

    private static Decision<ReleaseInventory.Answer> free(OrderId order, List<OrderLine> lines, Instant now) {
        List<Effect> back = lines.stream()
                .map(line -> Product.putBack(line.sku(), line.quantity()))
                .toList();
        return accept(
                        (ReleaseInventory.Answer) new ReleaseInventory.Released(order, lines),
                        new InventoryReleased(order, lines, now))
                .with(back);
    }
}
