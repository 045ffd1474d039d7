package dev.tense.orders;

import dev.tense.contract.inventory.Prices;
import dev.tense.contract.orders.CreateOrder;
import dev.tense.contract.orders.OrderCreated.Checkout;
import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Writes an order down at today's prices. */
@CommandHandler(callers = Callers.CUSTOMER, reads = "inventory")
public class CreateOrderHandler {
    private final Log log;
    private final Prices prices;

    CreateOrderHandler(Log log, Prices prices) {
        this.log = log;
        this.prices = prices;
    }

    @Funq("create-order")
    public CreateOrder.Answer handle(CreateOrder command) {
        var invocation = Invocation.current();
        invocation.caller().mustActFor("customerId", command.customerId().value());
        var id = new OrderId(invocation.key().value());
        var checkout = invocation.isPartOf(PlaceOrder.class) ? Checkout.ORCHESTRATED : Checkout.CHOREOGRAPHED;
        var today = prices.of(command.items().stream().map(OrderLine::sku).toList());
        return log.create(
                Order.STREAM,
                id.value(),
                CreateOrder.Answer.class,
                (order, now) -> Order.create(order, command, id, today, checkout, now));
    }
}
