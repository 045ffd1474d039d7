package dev.tense.contract.analytics;

import dev.tense.contract.values.Money;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.time.LocalDate;
import java.util.List;

/** Asks for the sales of a day (UTC), summed from the ledger. */
public record GetSales(LocalDate day) implements Query<GetSales.Result> {
    public GetSales {
        Require.present("day", day);
    }

    /** The sums of the day, one for each currency. */
    public record Result(LocalDate day, List<Sum> sums) {
        public Result {
            sums = List.copyOf(sums);
        }
    }

    /** Orders placed, the pieces in them, and what they came to. */
    public record Sum(int orders, long itemCount, Money totalAmount) {}
}
