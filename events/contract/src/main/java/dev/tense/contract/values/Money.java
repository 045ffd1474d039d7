package dev.tense.contract.values;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is not negative: minor units (cents) inside, a decimal string with its currency on the wire.
 *
 * @param minor    minor units, 0 to {@value #MAX_MINOR}
 * @param currency an ISO 4217 currency
 */
@JsonPropertyOrder({"amount", "currency"})
public record Money(
        @JsonIgnore long minor,
        @Limits(pattern = "[A-Z]{3}") Currency currency) {
    /** A million billion minor units: far above the sales of a day, far below where a sum of some overflows. */
    public static final long MAX_MINOR = 1_000_000_000_000_000L;

    /** As many as the largest amount has, in any currency: what is written can be read. */
    private static final int MAX_DIGITS = 16;

    /** Those with minor units, or without a fraction; not gold, and not what is for tests. */
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    /** Amounts on the wire, by the digits of their fraction. */
    private static final Map<Integer, Pattern> AMOUNTS = CURRENCIES.values().stream()
            .map(Currency::getDefaultFractionDigits)
            .distinct()
            .collect(toUnmodifiableMap(
                    digits -> digits,
                    digits -> Pattern.compile("[0-9]{1," + (MAX_DIGITS - digits) + "}"
                            + (digits == 0 ? "" : "\\.[0-9]{" + digits + "}"))));

    public Money {
        if (minor < 0 || minor > MAX_MINOR) {
            throw new InvalidInput("amount", "must be between 0 and " + MAX_MINOR + " minor units");
        }
    }

    /** Reads {@code {"amount": "49.98", "currency": "EUR"}}. */
    @JsonCreator
    static Money parse(
            @JsonProperty("amount") @Nullable String amount, @JsonProperty("currency") @Nullable String currency) {
        Currency unit = currency(Require.present("currency", currency));
        String decimal = Require.present("amount", amount);
        int digits = unit.getDefaultFractionDigits();
        if (!requireNonNull(AMOUNTS.get(digits)).matcher(decimal).matches()) {
            throw new InvalidInput("amount", "must be a decimal text with " + digits + " decimals, such as 49.98");
        }
        return new Money(new BigDecimal(decimal).movePointRight(digits).longValueExact(), unit);
    }

    private static Currency currency(String code) {
        Currency currency = CURRENCIES.get(code);
        if (currency == null) {
            throw new InvalidInput("currency", "must be an ISO 4217 code");
        }
        return currency;
    }

    /** The decimal text of the wire: {@code 49.98}. */
    @JsonProperty("amount")
    @Limits(pattern = "[0-9]{1,16}(?:\\.[0-9]{2,4})?")
    public String amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    /** Whole units, rounded down: 49 for 49.98. */
    public long wholeUnits() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).longValue();
    }
}
