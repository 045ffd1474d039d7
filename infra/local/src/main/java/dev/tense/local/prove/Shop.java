package dev.tense.local.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was ordered so far, of which products. */
final class Shop {
    private static final long PIECES = 10_000;

    private final Api api;
    private final List<Errand> errands = new ArrayList<>();
    private final Map<String, Long> stock = new LinkedHashMap<>();
    private String product = "";

    Shop(Api api) {
        this.api = api;
    }

    /** Goes on with a new product, and one that is scarce. */
    void stock(String sku) {
        stock(sku, PIECES);
        stock(Errand.scarce(sku), 1);
        product = sku;
    }

    private void stock(String sku, long pieces) {
        api.command("add-product", """
                {"commandId": "add-%s", "sku": "%s", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}}""".formatted(sku, sku));
        api.command("restock-inventory", """
                {"commandId": "stock-%s", "sku": "%s", "quantity": %d}""".formatted(sku, sku, pieces));
        stock.put(sku, pieces);
    }

    /** Brings one more errand to its final answer. */
    Errand serve(Flow flow) {
        return serve(flow, () -> {});
    }

    /** The same; the sender does something else before a command that may come too late. */
    Errand serve(Flow flow, Runnable meanwhile) {
        Errand errand = next(flow);
        flow.run(errand, api, meanwhile);
        return errand;
    }

    private synchronized Errand next(Flow flow) {
        Errand errand = new Errand(flow, product + "-" + (errands.size() + 1), product);
        errands.add(errand);
        return errand;
    }

    synchronized List<Errand> errands() {
        return List.copyOf(errands);
    }

    long orders() {
        return errands().stream().filter(Errand::isOrder).count();
    }

    Map<String, Long> begun() {
        return Map.copyOf(stock);
    }
}
