package dev.tense.orders;

import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.orders.CreateOrder;
import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.orders.PlaceOrder.CheckoutFailed;
import dev.tense.contract.orders.PlaceOrder.Reason;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Invocation;
import io.quarkus.funqy.Funq;

/** The checkout: writes the order down, then carries it through. */
@CommandHandler(
        callers = Callers.CUSTOMER,
        sends = {CreateOrder.class, ProcessPayment.class, ReserveInventory.class})
public class PlaceOrderHandler {
    private final CommandBus bus;
    private final Checkout checkout;

    PlaceOrderHandler(CommandBus bus, Checkout checkout) {
        this.bus = bus;
        this.checkout = checkout;
    }

    @Funq("place-order")
    public PlaceOrder.Answer handle(PlaceOrder command) {
        var invocation = Invocation.current();
        invocation.caller().mustActFor("customerId", command.customerId().value());
        var create = new CreateOrder(
                invocation.childId(CreateOrder.class),
                command.customerId(),
                command.items(),
                command.shippingAddress(),
                command.paymentMethod());
        return switch (bus.execute(create)) {
            case CreateOrder.Created created -> checkout.proceed(created.orderId());
            case CreateOrder.UnknownProduct unknown -> new CheckoutFailed(null, Reason.UNKNOWN_PRODUCT);
            case CreateOrder.OrderLimitExceeded exceeded -> new CheckoutFailed(null, Reason.ORDER_LIMIT_EXCEEDED);
        };
    }
}
