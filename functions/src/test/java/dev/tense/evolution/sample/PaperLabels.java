package dev.tense.evolution.sample;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.OrderLine;
import java.util.ArrayList;
import java.util.List;

final class PaperLabels implements Labels {
    private final List<Object> printed = new ArrayList<>();

    @Override
    public void print(OrderPlaced order) {
        order.items().stream().map(OrderLine::sku).forEach(printed::add);
        Runnable later = () -> printed.add(order.orderId());
        later.run();
    }
}
