package dev.tense.warehouse;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.Sku;
import dev.tense.contract.warehouse.GetPickList;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is to be picked, a state item for each order under the day it was placed. */
final class PickList {
    private PickList() {}

    static String of(LocalDate day) {
        return "warehouse#picks@1#" + day;
    }

    /** The entry is also the receipt of the event with this id. */
    static Item entry(String eventId, OrderPlaced order) {
        String items = order.items().stream()
                .map(line -> line.sku() + " " + line.quantity())
                .collect(Collectors.joining("\n"));
        return new Item(
                new ItemKey(of(LocalDate.ofInstant(order.occurredAt(), ZoneOffset.UTC)), eventId),
                order.orderId().value(),
                Map.of("orderId", order.orderId().value(), "items", items, "priority", "normal"),
                Map.of());
    }

    static GetPickList.Entry read(Item entry) {
        List<OrderLine> lines = Arrays.stream(entry.text("items").split("\n", -1))
                .map(line -> line.split(" ", -1))
                .map(line -> new OrderLine(new Sku(line[0]), Integer.parseInt(line[1])))
                .toList();
        return new GetPickList.Entry(new OrderId(entry.text("orderId")), lines, entry.text("priority"));
    }
}
