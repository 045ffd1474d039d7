package dev.tense.simulation;

import java.util.List;

/** Bugs that somebody might write into this system, one at a time. */
final class PlantedBugs {
    private static final String KERNEL = "events/messaging/src/main/java/dev/tense/messaging/";
    private static final String FUNCTIONS = "functions/src/main/java/dev/tense/";
    private static final String SIMULATION = "functions/src/test/java/dev/tense/simulation/";

    private PlantedBugs() {}

    private static PlantedBug kernel(String name, String invariant, String file, String right, String wrong) {
        return new PlantedBug(name, invariant, KERNEL + file, right, wrong);
    }

    private static PlantedBug functions(String name, String invariant, String file, String right, String wrong) {
        return new PlantedBug(name, invariant, FUNCTIONS + file, right, wrong);
    }

    /** A bug in how a store or a publisher is built, planted where the simulation stands in for it. */
    private static PlantedBug around(String name, String invariant, String file, String right, String wrong) {
        return new PlantedBug(name, invariant, SIMULATION + file, right, wrong);
    }

    static List<PlantedBug> all() {
        return List.of(
                kernel(
                        "no condition on a commit",
                        "event-and-state",
                        "InMemoryStore.java",
                        "if (commit.version() <= stream.size()) {",
                        "if (false) {"),
                kernel(
                        "no guard on an effect",
                        "stock",
                        "InMemoryStore.java",
                        "                effects.stream().flatMap(effect -> guard(effect).stream()).findFirst();",
                        "                Optional.empty();"),
                kernel(
                        "stock may fall below nothing",
                        "stock",
                        "InMemoryStore.java",
                        "return amount >= 0 || number >= -amount;",
                        "return true;"),
                kernel(
                        "the effects of a commit are not in its transaction",
                        "stock",
                        "InMemoryStore.java",
                        "        changed.forEach(this::keep);\n        return new Written.Done();",
                        "        return new Written.Done();"),
                kernel(
                        "an item that exists is created again",
                        "one-user",
                        "InMemoryStore.java",
                        "case Effect.Create create -> found == null;",
                        "case Effect.Create create -> true;"),
                kernel(
                        "a repeated command is decided anew",
                        "identical-answers",
                        "Log.java",
                        "if (answered.isPresent()) {",
                        "if (false) {"),
                kernel(
                        "an answer that says not yet is kept",
                        "money",
                        "Log.java",
                        "return answer instanceof NotFinal ? null : Json.render(answer);",
                        "return Json.render(answer);"),
                kernel(
                        "a command id is taken for any body",
                        "id-reuse",
                        "Stream.java",
                        "if (!stored.equals(received)) {",
                        "if (false) {"),
                functions(
                        "points are known by the customer and not by the order",
                        "delivered",
                        "loyalty/AwardPointsOnOrderPlaced.java",
                        "message.data().orderId().value(),",
                        "message.data().customerId().value(),"),
                kernel(
                        "commands of different names have the same key",
                        "own-ids",
                        "CommandKey.java",
                        "Digest.of(caller.principal(), command, id.value())",
                        "Digest.of(caller.principal(), id.value().substring(0, 1))"),
                kernel(
                        "everybody's commands with an id have the same key",
                        "own-ids",
                        "CommandKey.java",
                        "Digest.of(caller.principal(), command, id.value())",
                        "Digest.of(command, id.value())"),
                functions(
                        "an order is shown to everybody",
                        "own-orders",
                        "orders/GetOrderHandler.java",
                        "switch (Order.seenBy(Invocation.current().caller(), order)) {",
                        "switch (order) {"),
                functions(
                        "an order is cancelled by whoever wants it",
                        "own-orders",
                        "orders/CancelOrderHandler.java",
                        "(order, now) -> Order.cancel(Order.seenBy(caller, order), command, now));",
                        "(order, now) -> Order.cancel(order, command, now));"),
                functions(
                        "an order that is refused is written down all the same",
                        "one-order",
                        "orders/Order.java",
                        "            return decline(new CreateOrder.OrderLimitExceeded());",
                        "            return accept(new CreateOrder.OrderLimitExceeded(), new OrderDetails("
                                + "command.shippingAddress(), command.paymentMethod()), new OrderCreated(id, "
                                + "command.customerId(), command.items(), new Money(1, Currency.getInstance(\"EUR\")), "
                                + "checkout, now));"),
                kernel(
                        "a collision is taken for success",
                        "goods",
                        "Log.java",
                        "case Written.Collision collision -> Optional.empty();",
                        "case Written.Collision collision -> Optional.of(accept.answer());"),
                kernel(
                        "old events in the log are read as they are",
                        "terminal",
                        "FactTypes.java",
                        "Commit.Recorded latest = latest(recorded);",
                        "Commit.Recorded latest = recorded;"),
                functions(
                        "old events in a queue are handed on as they are",
                        "goods",
                        "platform/QueueTrigger.java",
                        "ObjectNode envelope = Envelopes.latest(published, facts);",
                        "ObjectNode envelope = published;"),
                functions(
                        "a message is acknowledged although its reaction failed",
                        "terminal",
                        "platform/QueueTrigger.java",
                        "backoff.afterFailure(reaction.attempts(), delivery, until(Cause.of(e))); return false;",
                        "backoff.afterFailure(reaction.attempts(), delivery, until(Cause.of(e))); return true;"),
                functions(
                        "a message is acknowledged when time runs short",
                        "delivered",
                        "platform/QueueTrigger.java",
                        "            backoff.atOnce(delivery);\n            return false;",
                        "            backoff.atOnce(delivery);\n            return true;"),
                functions(
                        "events that SNS refused are forgotten",
                        "one-effect",
                        "platform/Topics.java",
                        "return left.stream().mapToInt(Outgoing::record).min();",
                        "return left.stream().mapToInt(Outgoing::record).filter(record -> false).min();"),
                functions(
                        "a publication that failed is forgotten",
                        "delivered",
                        "platform/Topics.java",
                        "return OptionalInt.of(batch.getFirst().record());",
                        "return OptionalInt.empty();"),
                functions(
                        "the publisher does not say where to go on",
                        "one-effect",
                        "platform/PublishEvents.java",
                        "if (from == records.size()) {",
                        "if (true) {"),
                functions(
                        "nobody notices that the stream forgot",
                        "event-and-state",
                        "platform/Doubts.java",
                        "return Duration.between(time, clock.instant()).compareTo(LONGEST) >= 0;",
                        "return false;"),
                functions(
                        "a window is closed without publishing",
                        "event-and-state",
                        "platform/ReconcileEvents.java",
                        "List<Outgoing> events = events(page.commits());",
                        "List<Outgoing> events = List.of();"),
                around(
                        "an event is published before its commit",
                        "same-bytes",
                        "SimulatedStore.java",
                        "            Written written = tables.append(item, effects);\n",
                        "            stream.accept(item);\n            Written written = tables.append(item, effects);\n"),
                around(
                        "an event is published after its commit, by whoever committed",
                        "event-and-state",
                        "SimulatedStore.java",
                        """
                        return write("append " + commit.stream() + "/" + commit.version(), () -> {
                            boolean known = tables.load(commit.stream()).size() >= commit.version();
                            Commit item = writing.apply(commit);
                            Written written = tables.append(item, effects);
                            if (written instanceof Written.Done && !known) {
                                stream.accept(item);
                            }
                            return written;
                        });
                        """,
                        """
                        Written written = write("append", () -> tables.append(writing.apply(commit), effects));
                        if (written instanceof Written.Done) {
                            stream.accept(writing.apply(commit));
                        }
                        return written;
                        """),
                functions(
                        "the refund is forgotten",
                        "money",
                        "payments/RefundOnOrderCancelled.java",
                        "switch (bus.execute(refund)) {",
                        "switch ((RefundPayment.Answer) new RefundPayment.NothingToRefund(refund.orderId())) {"),
                functions(
                        "a refund that is pending is not tried again",
                        "event-and-state",
                        "payments/RefundOnOrderCancelled.java",
                        "throw new Retry(\"REFUND_PENDING\");",
                        "{}"),
                functions(
                        "the release is forgotten",
                        "event-and-state",
                        "inventory/ReleaseOnOrderCancelled.java",
                        "switch (bus.execute(release)) {",
                        "switch ((ReleaseInventory.Answer) new ReleaseInventory.Released(release.orderId(), "
                                + "java.util.List.of())) {"),
                functions(
                        "an empty payment is not closed",
                        "money",
                        "payments/Refunding.java",
                        "case Payment.None none -> accept(nothing(order), new PaymentClosed(now));",
                        "case Payment.None none -> decline(nothing(order));"),
                functions(
                        "an empty reservation is not closed",
                        "event-and-state",
                        "inventory/Reservation.java",
                        "case None none -> free(order, List.of(), now);",
                        "case None none -> decline(new ReleaseInventory.Released(order, List.of()));"),
                functions(
                        "a compensation can be refused",
                        "money",
                        "payments/Refunding.java",
                        "case Payment.Paid paid -> accept(pending(order), new PaymentClosed(now));",
                        "case Payment.Paid paid -> decline(nothing(order));"),
                functions(
                        "every charge has a key of its own",
                        "one-charge",
                        "payments/ChargeKeys.java",
                        "return \"charge-\" + order;",
                        "return \"charge-\" + order + \"-\" + System.nanoTime();"),
                functions(
                        "a charge that is found after the cancellation is kept",
                        "money",
                        "payments/Refunding.java",
                        "accept( pending(order), new PaymentRefundDue(order, closed.charge().amount(), transaction, now))",
                        "accept(nothing(order), new ChargeAbandoned())"),
                functions(
                        "a charge whose outcome is unknown is given up at once",
                        "money",
                        "payments/Refunding.java",
                        "            return closed.charge().inFlight(limits, now)\n"
                                + "                    ? decline(pending(order))\n                    : accept(",
                        "            return false\n                    ? decline(pending(order))\n                    : accept("),
                functions(
                        "an unknown outcome is taken for a refusal",
                        "cause",
                        "payments/Charging.java",
                        "            case Charged.Unknown unknown -> decline(unknown(order));\n"
                                + "            case Charged.Unexpected(String code) -> escalate(order, charge, Cause.CHARGE_UNEXPLAINED, code, now);",
                        "            case Charged.Unknown unknown -> accept(new ProcessPayment.Declined(order, "
                                + "dev.tense.contract.payments.PaymentDeclined.Reason.DECLINED), new PaymentDeclined(order, "
                                + "dev.tense.contract.payments.PaymentDeclined.Reason.DECLINED, now));\n"
                                + "            case Charged.Unexpected(String code) -> escalate(order, charge, Cause.CHARGE_UNEXPLAINED, code, now);"),
                functions(
                        "an order is confirmed before its goods are reserved",
                        "event-and-state",
                        "orders/Checkout.java",
                        "case ProcessPayment.Processed paid -> reserve(order, paid.transactionId());",
                        "case ProcessPayment.Processed paid -> new Steps.Confirmed(paid.transactionId());"),
                functions(
                        "the wrong amount is charged",
                        "money",
                        "orders/Checkout.java",
                        "                order.basics().total(),\n",
                        "                new dev.tense.contract.values.Money(order.basics().total().minor() + 1, "
                                + "order.basics().total().currency()),\n"),
                functions(
                        "a checkout that is still unfinished is left behind",
                        "terminal",
                        "orders/ResumeCheckout.java",
                        "if (!finished) {",
                        "if (false) {"),
                functions(
                        "nobody takes up a checkout that was left behind",
                        "terminal",
                        "orders/ResumeCheckout.java",
                        "case ORCHESTRATED -> resume(id);",
                        "case ORCHESTRATED -> true;"),
                functions(
                        "a resumed checkout is answered under another key",
                        "answer-and-state",
                        "orders/ResumeCheckout.java",
                        "Invocation.current().resuming(begun).run(() -> checkout.proceed(id))",
                        "checkout.proceed(id)"),
                functions(
                        "a cancellation does not ask the shipment",
                        "goods",
                        "orders/CancelOrderHandler.java",
                        "if (before instanceof Order.Standing && callOff(command) instanceof CallOffShipment.AlreadyShipped) {",
                        "if (false && before instanceof Order.Standing && callOff(command) instanceof CallOffShipment.AlreadyShipped) {"),
                functions(
                        "goods on their way are called off",
                        "goods",
                        "shipping/Shipment.java",
                        "case HandedOver over -> decline(new CallOffShipment.AlreadyShipped(order));",
                        "case HandedOver over -> decline(new CallOffShipment.CalledOff(order));"),
                functions(
                        "a carrier that is closed is not asked again",
                        "event-and-state",
                        "shipping/ShipOnOrderReadyToShip.java",
                        "case ShipOrder.ShippingUnavailable later -> throw new Retry(\"SHIPPING_UNAVAILABLE\");",
                        "case ShipOrder.ShippingUnavailable later -> {}"),
                functions(
                        "a shipping failure does not cancel the order",
                        "goods",
                        "orders/CancelOnShippingPreparationFailed.java",
                        "(order, now) -> Order.cancelUnshippable(order, OrderCancelled.Reason.SHIPPING_FAILED, now));",
                        "(order, now) -> dev.tense.messaging.Decision.decline(dev.tense.messaging.Reacted.DONE));"),
                functions(
                        "points are awarded again for every delivery",
                        "delivered",
                        "loyalty/AwardPointsOnOrderPlaced.java",
                        "message.data().orderId().value(),",
                        "message.data().orderId().value() + System.nanoTime(),"),
                functions(
                        "points come back with a late event",
                        "one-effect",
                        "loyalty/Points.java",
                        "case None none -> accept(Reacted.DONE, new PointsForgone());",
                        "case None none -> decline(Reacted.DONE);"),
                functions(
                        "the pick list has a line for every delivery",
                        "one-effect",
                        "warehouse/PickList.java",
                        "ZoneOffset.UTC)), eventId),",
                        "ZoneOffset.UTC)), eventId + System.nanoTime()),"),
                functions(
                        "every mail has a key of its own",
                        "one-effect",
                        "notifications/MailRoom.java",
                        "port.send(about.id(), mail);",
                        "port.send(about.id() + System.nanoTime(), mail);"),
                functions(
                        "a mail is taken for sent before it is",
                        "one-effect",
                        "notifications/MailState.java",
                        "case INTENDED -> decline(Reacted.BEGUN);",
                        "case INTENDED -> decline(Reacted.DONE);"),
                functions(
                        "a mail address is not claimed",
                        "one-user",
                        "users/User.java",
                        "List.of(new Effect.Create(user.claim()), new Effect.Create(user.item())),",
                        "List.of(new Effect.Create(user.item())),"),
                functions(
                        "a queued command is acknowledged whatever became of it",
                        "later-answer",
                        "platform/CommandWorker.java",
                        "return claimed.isEmpty() || run(command, message, claimed.get(), delivery, exported);",
                        "return claimed.isEmpty() || run(command, message, claimed.get(), delivery, exported) || true;"),
                functions(
                        "a queued command runs under another key",
                        "identical-answers",
                        "platform/CommandWorker.java",
                        "Commands.Checked checked = commands.check(command, message.request());",
                        "var queued = message.request();\n            Commands.Checked checked = commands.check(command, "
                                + "new Commands.Request(queued.body(), new dev.tense.messaging.Caller(\"worker\"), "
                                + "queued.idempotencyKey(), queued.traceparent()));"),
                functions(
                        "an order expires at once",
                        "cause",
                        "orders/Order.java",
                        "return now.isBefore(order.createdAt().plus(deadline));",
                        "return false;"),
                functions(
                        "an order whose payment has to wait is refused",
                        "cause",
                        "orders/Checkout.java",
                        "case ProcessPayment.TemporaryFailure later -> new Steps.NotYet(later.retryAfterSeconds());",
                        "case ProcessPayment.TemporaryFailure later -> "
                                + "refused(dev.tense.contract.payments.PaymentDeclined.Reason.DECLINED);"),
                functions(
                        "whose order somebody else cancelled waits for ever",
                        "answered",
                        "orders/Order.java",
                        "decline(new PlaceOrder.CheckoutFailed(cancelled.basics().id(), answer(cancelled.reason())));",
                        "decline(new PlaceOrder.CheckoutPending(cancelled.basics().id(), 5));"),
                functions(
                        "events that nobody reacts to are not published",
                        "event-and-state",
                        "platform/Topics.java",
                        "private OptionalInt publish(String context, List<Outgoing> batch) { try {",
                        "private OptionalInt publish(String context, List<Outgoing> batch) { "
                                + "if (context.equals(\"loyalty\")) { return OptionalInt.empty(); } try {"),
                functions(
                        "goods leave twice, under two keys",
                        "goods",
                        "shipping/ShipOrderHandler.java",
                        "parcel = carrier.handOver(",
                        "carrier.handOver(\"again-\" + command.orderId().value(), new Route(command.warehouseId(), "
                                + "command.shippingMethod()), address); parcel = carrier.handOver("),
                functions(
                        "a message that is no event is acknowledged",
                        "poison-is-kept",
                        "platform/QueueTrigger.java",
                        "react(reaction, Delivered.read(delivery.body(), reaction.event(), facts), delivery, exported);",
                        "Delivered read; try { read = Delivered.read(delivery.body(), reaction.event(), facts); } "
                                + "catch (NotAnEnvelope e) { return true; } react(reaction, read, delivery, exported);"),
                functions(
                        "what Lambda gave up of the stream is forgotten",
                        "event-and-state",
                        "platform/ReconcileEvents.java",
                        "failedBatches.take(spans -> Span.merged(spans).forEach(doubts::open));",
                        "failedBatches.take(spans -> {});"),
                functions(
                        "a window of doubt has no margin",
                        "event-and-state",
                        "platform/Doubts.java",
                        "return span.widened(MARGIN, MARGIN);",
                        "return span;"));
    }

    /** No bug. It has to take every way that a bug takes, and must not be caught. */
    static PlantedBug none() {
        return kernel("no bug", "", "Log.java", "if (answered.isPresent()) {", "if (answered.isPresent()) {");
    }
}
