package dev.tense.orders;

import dev.tense.contract.orders.GetOrderTimeline;
import dev.tense.contract.orders.GetOrderTimeline.Result;
import dev.tense.contract.orders.VisibleOrders;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import dev.tense.platform.Timeline;
import io.quarkus.funqy.Funq;

/** Tells what happened to an order, and what is still to happen. */
@QueryHandler(
        path = "/orders/{orderId}/timeline",
        callers = Callers.CUSTOMER,
        reads = {"payments", "inventory", "notifications", "warehouse", "analytics", "loyalty", "crm", "shipping"})
public class GetOrderTimelineHandler {
    private final Timeline timeline;
    private final VisibleOrders orders;

    GetOrderTimelineHandler(Timeline timeline, VisibleOrders orders) {
        this.timeline = timeline;
        this.orders = orders;
    }

    @Funq("get-order-timeline")
    public Result on(GetOrderTimeline query) {
        if (!orders.includes(query.orderId(), Invocation.current().caller())) {
            throw new NotFound("order");
        }
        var entries = timeline.of(query.orderId().value()).stream()
                .map(TimelineEntries::entry)
                .toList();
        if (entries.isEmpty()) {
            throw new NotFound("order");
        }
        return new Result(query.orderId(), entries);
    }
}
