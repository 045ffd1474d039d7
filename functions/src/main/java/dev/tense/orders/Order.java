package dev.tense.orders;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.orders.CancelOrder;
import dev.tense.contract.orders.CreateOrder;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.orders.OrderCreated;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.OrderNumber;
import dev.tense.contract.values.Sku;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.Require;
import dev.tense.messaging.StreamType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order, from written down to placed or cancelled, and the rules of its way. */
sealed interface Order {
    StreamType<Order> STREAM = new StreamType<>("order", new Unknown(Optional.empty()), Order::evolve);

    /** The most that one order may cost, in minor units: above this a person has to look at it. */
    long LIMIT_MINOR = 10_000_000;

    /** From the day it is written down to the day it should arrive. */
    int DELIVERY_DAYS = 5;

    /** Nothing is written down, or only the details yet. */
    record Unknown(Optional<OrderDetails> details) implements Order {}

    /** What is known of every order. */
    record Basics(OrderId id, CustomerId customer, List<OrderLine> lines, Money total, Instant createdAt) {
        LocalDate estimatedDelivery() {
            return LocalDate.ofInstant(createdAt, ZoneOffset.UTC).plusDays(DELIVERY_DAYS);
        }
    }

    /** Written down. */
    sealed interface Known extends Order {
        Basics basics();
    }

    /** Written down and not cancelled. */
    sealed interface Standing extends Known {}

    /** Written down, neither paid nor reserved as far as the order knows. */
    record Created(Basics basics, OrderDetails details, OrderCreated.Checkout checkout) implements Standing {}

    /** It stands. */
    record Placed(Basics basics, TransactionId payment) implements Standing {}

    /** It does not stand, or no longer. */
    record Cancelled(Basics basics, OrderCancelled.Reason reason) implements Known {}

    /** What came of the steps of a checkout. */
    sealed interface Steps {
        /** Paid and reserved. */
        record Confirmed(TransactionId payment) implements Steps {}

        /** One of them was refused for good. */
        record Refused(OrderCancelled.Reason reason, PlaceOrder.Reason answer) implements Steps {}

        /** One of them is not decided yet. */
        record NotYet(int retryAfterSeconds) implements Steps {}
    }

    static Order evolve(Order before, Fact fact) {
        return switch (fact) {
            case OrderDetails details -> new Unknown(Optional.of(details));
            case OrderCreated created
            when before instanceof Unknown unknown && unknown.details().isPresent() ->
                new Created(basics(created), unknown.details().get(), created.checkout());
            case OrderPlaced placed
            when before instanceof Created created -> new Placed(created.basics(), placed.paymentTransactionId());
            case OrderCancelled cancelled
            when before instanceof Created created -> new Cancelled(created.basics(), cancelled.reason());
            case OrderCancelled cancelled
            when before instanceof Placed placed -> new Cancelled(placed.basics(), cancelled.reason());
            default ->
                throw new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                        + before.getClass().getSimpleName());
        };
    }

    /** The order as this caller may know it: there is none of somebody else's. */
    static Order seenBy(Caller caller, Order order) {
        return order instanceof Known known
                        && !caller.mayActFor(known.basics().customer().value())
                ? new Unknown(Optional.empty())
                : order;
    }

    private static Basics basics(OrderCreated created) {
        return new Basics(
                created.orderId(), created.customerId(), created.items(), created.totalAmount(), created.occurredAt());
    }

    static Decision<CreateOrder.Answer> create(
            Order order,
            CreateOrder command,
            OrderId id,
            Map<Sku, Money> prices,
            OrderCreated.Checkout checkout,
            Instant now) {
        if (!(order instanceof Unknown)) {
            throw new IllegalStateException("an order's id comes from the command that creates it");
        }
        for (OrderLine line : command.items()) {
            if (!prices.containsKey(line.sku())) {
                return decline(new CreateOrder.UnknownProduct(line.sku()));
            }
        }
        Optional<Money> total = total(command.items(), prices);
        if (total.isEmpty()) {
            return decline(new CreateOrder.OrderLimitExceeded());
        }
        var created = new OrderCreated(id, command.customerId(), command.items(), total.get(), checkout, now);
        return accept(
                new CreateOrder.Created(
                        id, OrderNumber.of(id), total.get(), basics(created).estimatedDelivery()),
                new OrderDetails(command.shippingAddress(), command.paymentMethod()),
                created);
    }

    /** Empty when it is above the limit, or in more than one currency. */
    private static Optional<Money> total(List<OrderLine> lines, Map<Sku, Money> prices) {
        long minor = 0;
        var currencies = new HashSet<Currency>();
        for (OrderLine line : lines) {
            Money price = Require.present("price", prices.get(line.sku()));
            minor += price.minor() * line.quantity();
            currencies.add(price.currency());
        }
        return currencies.size() == 1 && minor <= LIMIT_MINOR
                ? Optional.of(new Money(minor, currencies.iterator().next()))
                : Optional.empty();
    }

    /** Ends a checkout with what came of its steps; one that is still open at the deadline is cancelled. */
    static Decision<PlaceOrder.Answer> conclude(Order order, Steps steps, Duration deadline, Instant now) {
        return switch (order) {
            case Created created -> conclude(created, steps, deadline, now);
            case Placed placed -> decline(placed(placed.basics()));
            case Cancelled cancelled ->
                decline(new PlaceOrder.CheckoutFailed(cancelled.basics().id(), answer(cancelled.reason())));
            case Unknown unknown -> throw new IllegalStateException("a checkout begins with its order");
        };
    }

    private static Decision<PlaceOrder.Answer> conclude(Created created, Steps steps, Duration deadline, Instant now) {
        Basics order = created.basics();
        return switch (steps) {
            case Steps.Confirmed confirmed ->
                accept(
                        placed(order),
                        new OrderPlaced(
                                order.id(), order.customer(), order.lines(), order.total(), confirmed.payment(), now));
            case Steps.Refused refused ->
                accept(
                        new PlaceOrder.CheckoutFailed(order.id(), refused.answer()),
                        cancelled(order, refused.reason(), now));
            case Steps.NotYet notYet
            when isBefore(order, deadline, now) ->
                decline(new PlaceOrder.CheckoutPending(order.id(), notYet.retryAfterSeconds()));
            case Steps.NotYet tooLate ->
                accept(
                        new PlaceOrder.CheckoutFailed(order.id(), PlaceOrder.Reason.EXPIRED),
                        cancelled(order, OrderCancelled.Reason.EXPIRED, now));
        };
    }

    /** Somebody else cancelled the order during the checkout: a person, or one who found that it cannot be shipped. */
    private static PlaceOrder.Reason answer(OrderCancelled.Reason reason) {
        return reason == OrderCancelled.Reason.SHIPPING_FAILED
                ? PlaceOrder.Reason.SHIPPING_FAILED
                : PlaceOrder.Reason.CANCELLED;
    }

    private static PlaceOrder.Answer placed(Basics order) {
        return new PlaceOrder.Placed(order.id(), OrderNumber.of(order.id()), order.total(), order.estimatedDelivery());
    }

    /** Cancels an order that nobody carries through by the deadline. */
    static Decision<Reacted> expire(Order order, Duration deadline, Instant now) {
        return switch (order) {
            case Created created when isBefore(created.basics(), deadline, now) -> decline(Reacted.BEGUN);
            case Created created ->
                accept(Reacted.DONE, cancelled(created.basics(), OrderCancelled.Reason.EXPIRED, now));
            case Placed placed -> decline(Reacted.DONE);
            case Cancelled cancelled -> decline(Reacted.DONE);
            case Unknown unknown -> throw new IllegalStateException("an order expires after it was written down");
        };
    }

    static Decision<CancelOrder.Answer> cancel(Order order, CancelOrder command, Instant now) {
        return switch (order) {
            case Unknown unknown -> decline(new CancelOrder.UnknownOrder(command.orderId()));
            case Standing standing ->
                accept(
                        new CancelOrder.Cancelled(command.orderId()),
                        cancelled(standing.basics(), OrderCancelled.Reason.REQUESTED, now));
            case Cancelled cancelled -> decline(new CancelOrder.AlreadyCancelled(command.orderId()));
        };
    }

    /** Cancels an order that will not be shipped, however far it is. */
    static Decision<Reacted> cancelUnshippable(Order order, OrderCancelled.Reason reason, Instant now) {
        return order instanceof Standing standing
                ? accept(Reacted.DONE, cancelled(standing.basics(), reason, now))
                : decline(Reacted.DONE);
    }

    static OrderCancelled cancelled(Basics order, OrderCancelled.Reason reason, Instant now) {
        return new OrderCancelled(order.id(), order.customer(), reason, now);
    }

    private static boolean isBefore(Basics order, Duration deadline, Instant now) {
        return now.isBefore(order.createdAt().plus(deadline));
    }
}
