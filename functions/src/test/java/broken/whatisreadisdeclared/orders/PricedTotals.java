package broken.whatisreadisdeclared.orders;

import dev.tense.contract.inventory.Prices;
import dev.tense.contract.orders.PlaceOrder;
import jakarta.enterprise.inject.Instance;

/** Reads the prices. */
class PricedTotals implements Totals {
    private final Instance<Prices> prices;

    PricedTotals(Instance<Prices> prices) {
        this.prices = prices;
    }

    @Override
    public int of(PlaceOrder command) {
        return prices.get().hashCode();
    }
}
