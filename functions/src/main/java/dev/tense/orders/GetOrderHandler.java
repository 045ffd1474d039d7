package dev.tense.orders;

import dev.tense.contract.orders.GetOrder;
import dev.tense.contract.orders.GetOrder.Result;
import dev.tense.contract.orders.GetOrder.Status;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.values.OrderNumber;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import io.quarkus.funqy.Funq;
import org.jspecify.annotations.Nullable;

/** Tells how an order stands. */
@QueryHandler(path = "/orders/{orderId}", callers = Callers.CUSTOMER)
public class GetOrderHandler {
    private final Log log;

    GetOrderHandler(Log log) {
        this.log = log;
    }

    @Funq("get-order")
    public Result on(GetOrder query) {
        Order order = log.state(Order.STREAM, query.orderId().value());
        return switch (Order.seenBy(Invocation.current().caller(), order)) {
            case Order.Unknown unknown -> throw new NotFound("order");
            case Order.Created created -> result(created.basics(), Status.CREATED, null);
            case Order.Placed placed -> result(placed.basics(), Status.PLACED, null);
            case Order.Cancelled cancelled -> result(cancelled.basics(), Status.CANCELLED, cancelled.reason());
        };
    }

    private static Result result(Order.Basics order, Status status, OrderCancelled.@Nullable Reason reason) {
        return new Result(
                order.id(), OrderNumber.of(order.id()), order.customer(), status, order.lines(), order.total(), reason);
    }
}
