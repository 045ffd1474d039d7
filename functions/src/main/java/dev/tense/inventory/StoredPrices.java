package dev.tense.inventory;

import dev.tense.contract.inventory.Prices;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Prices from the products. */
@ApplicationScoped
class StoredPrices implements Prices {
    private final Store store;

    StoredPrices(Store store) {
        this.store = store;
    }

    @Override
    public Map<Sku, Money> of(Collection<Sku> products) {
        return store.items(products.stream().map(Product::key).toList()).values().stream()
                .map(Product::of)
                .collect(Collectors.toMap(Product::sku, Product::price));
    }
}
