package dev.tense.analytics;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** One line of the sales ledger. There is no running total: an item that every order writes would be a hot one. */
record Sale(String currency, long amount, long itemCount) {
    static String ledger(LocalDate day) {
        return "analytics#sales@1#" + day;
    }

    /** The line is also the receipt of the event with this id. */
    static Item entry(String eventId, OrderPlaced order) {
        return new Item(
                new ItemKey(ledger(LocalDate.ofInstant(order.occurredAt(), ZoneOffset.UTC)), eventId),
                order.orderId().value(),
                Map.of(
                        "orderId", order.orderId().value(),
                        "currency", order.totalAmount().currency().getCurrencyCode()),
                Map.of(
                        "totalAmount", order.totalAmount().minor(),
                        "itemCount",
                                order.items().stream()
                                        .mapToLong(OrderLine::quantity)
                                        .sum()));
    }

    static Sale read(Item entry) {
        return new Sale(entry.text("currency"), entry.number("totalAmount"), entry.number("itemCount"));
    }
}
