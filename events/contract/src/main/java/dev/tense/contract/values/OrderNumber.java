package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.Locale;

/** What a customer reads out on the telephone: {@code T-3K7QX-M2V9D}. Follows from the order's id. */
public record OrderNumber(@JsonValue String value) {
    private static final int DIGITS = 10;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderNumber {}

    /** The number of an order: 50 bits of its id, in base 32. */
    public static OrderNumber of(OrderId order) {
        var bits = new BigInteger(order.value(), 16).mod(BigInteger.ONE.shiftLeft(5 * DIGITS));
        String digits = "%10s".formatted(bits.toString(32)).replace(' ', '0').toUpperCase(Locale.ROOT);
        return new OrderNumber("T-" + digits.substring(0, 5) + "-" + digits.substring(5));
    }
}
