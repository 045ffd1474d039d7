package dev.tense.contract.inventory;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import java.util.Collection;
import java.util.Map;

/** Today's prices, for other contexts. */
public interface Prices {
    /** The prices of those products that exist, in one read. */
    Map<Sku, Money> of(Collection<Sku> products);
}
