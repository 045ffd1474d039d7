package dev.tense.contract.values;

import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** So many of one product, 1 to {@value #MAX_QUANTITY}. */
public record OrderLine(
        Sku sku,
        @Limits(min = 1, max = OrderLine.MAX_QUANTITY) int quantity) {
    /** The most of one product in one order. */
    public static final int MAX_QUANTITY = 1000;

    /** The most lines in one order: each is an item of one DynamoDB transaction, which holds 100. */
    public static final int MAX_LINES = 50;

    public OrderLine {
        Require.present("sku", sku);
        Require.between("quantity", quantity, 1, MAX_QUANTITY);
    }

    /** The lines of an order: 1 to {@value #MAX_LINES}, each product once; copied. */
    public static List<OrderLine> lines(String field, @Nullable List<OrderLine> lines) {
        List<OrderLine> checked = Require.list(field, lines, MAX_LINES);
        var seen = new HashSet<Sku>();
        for (int index = 0; index < checked.size(); index++) {
            if (!seen.add(checked.get(index).sku())) {
                throw new InvalidInput(field + "[" + index + "].sku", "must name each product once");
            }
        }
        return checked;
    }
}
