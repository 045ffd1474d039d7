package dev.tense.inventory;

import dev.tense.contract.inventory.GetStock;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;
import java.util.List;

/** Tells how much of a product can be reserved. */
@QueryHandler(path = "/stock/{sku}", callers = Callers.OPERATOR)
public class GetStockHandler {
    private final Store store;

    GetStockHandler(Store store) {
        this.store = store;
    }

    @Funq("get-stock")
    public GetStock.Result on(GetStock query) {
        ItemKey key = Product.key(query.sku());
        Item item = store.items(List.of(key)).get(key);
        if (item == null) {
            throw new NotFound("product");
        }
        return Product.of(item).stock();
    }
}
