package dev.tense.analytics;

import static java.util.stream.Collectors.groupingBy;

import dev.tense.contract.analytics.GetSales;
import dev.tense.contract.values.Money;
import dev.tense.messaging.Callers;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/** Sums the ledger of a day. */
@QueryHandler(path = "/sales/{day}", callers = Callers.OPERATOR)
public class GetSalesHandler {
    private final Store store;

    GetSalesHandler(Store store) {
        this.store = store;
    }

    @Funq("get-sales")
    public GetSales.Result on(GetSales query) {
        var byCurrency = store.partition(Sale.ledger(query.day())).stream()
                .map(Sale::read)
                .collect(groupingBy(Sale::currency, TreeMap::new, java.util.stream.Collectors.toList()));
        return new GetSales.Result(
                query.day(),
                byCurrency.values().stream().map(GetSalesHandler::sum).toList());
    }

    private static GetSales.Sum sum(List<Sale> sales) {
        var total = new Money(
                sales.stream().mapToLong(Sale::amount).sum(),
                Currency.getInstance(sales.getFirst().currency()));
        return new GetSales.Sum(
                sales.size(), sales.stream().mapToLong(Sale::itemCount).sum(), total);
    }
}
