package dev.tense.contract.warehouse;

import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.time.LocalDate;
import java.util.List;

/** Asks what the orders placed on a day (UTC) need picked. */
public record GetPickList(LocalDate day) implements Query<GetPickList.Result> {
    public GetPickList {
        Require.present("day", day);
    }

    /** The entries of the day, in no particular order. */
    public record Result(LocalDate day, List<Entry> entries) {
        public Result {
            entries = List.copyOf(entries);
        }
    }

    /** An order to be picked; {@code priority} is {@code normal}. */
    public record Entry(OrderId orderId, List<OrderLine> items, String priority) {
        public Entry {
            items = List.copyOf(items);
        }
    }
}
