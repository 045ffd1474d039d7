package dev.tense.compiler;

/** Well-formed sources the tests start from. */
final class Samples {
    /** Quarkus stays out of this module: the processor knows Funqy by name only. */
    static final String FUNQ = "public @interface Funq { String value() default \"\"; }";

    static final String FUNQ_CONTEXT = "public @interface Context {}";

    static final String ENVELOPE = "public record Envelope<E extends Event>(String id, E data) {}";

    static final String PLACE_ORDER = """
            public record PlaceOrder(CommandId commandId, @Private String shippingAddress, @Secret String pin)
                    implements Command<PlaceOrder.Answer> {
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
                @JsonSubTypes({
                    @JsonSubTypes.Type(name = "order-placed", value = Placed.class),
                    @JsonSubTypes.Type(name = "checkout-pending", value = CheckoutPending.class),
                    @JsonSubTypes.Type(name = "checkout-failed", value = CheckoutFailed.class)
                })
                public sealed interface Answer {}
                @Status(201)
                public record Placed(String orderId) implements Answer {}
                public record CheckoutPending(String orderId) implements Answer, NotFinal {}
                public record CheckoutFailed(String orderId, Reason reason) implements Answer, Refusal {}
                public enum Reason { @Status(409) OUT_OF_STOCK, @Status(402) INSUFFICIENT_FUNDS, EXPIRED }
            }
            """;

    static final String CREATE_ORDER = simpleCommand("CreateOrder");

    static final String ORDER_PLACED = """
            @EventName("orders.order-placed.v1")
            public record OrderPlaced(String orderId, Instant occurredAt) implements Event {}
            """;

    static final String ORDER_CANCELLED = """
            @Alarm("An order was cancelled. Look at it.")
            @EventName("orders.order-cancelled.v2")
            public record OrderCancelled(String orderId, Instant occurredAt) implements Event {}
            """;

    static final String PAYMENT_INTENDED = """
            @NoteName("payments.payment-intended.v1")
            public record PaymentIntended(String reference) implements Note {}
            """;

    static final String PLACE_ORDER_HANDLER = """
            import dev.tense.contract.orders.*;
            @CommandHandler(callers = Callers.CUSTOMER, sends = CreateOrder.class, reads = {"shipping", "inventory"})
            public class PlaceOrderHandler {
                @Funq("place-order")
                public PlaceOrder.Answer handle(PlaceOrder command) { return new PlaceOrder.Placed("1"); }
            }
            """;

    static final String CREATE_ORDER_HANDLER = """
            import dev.tense.contract.orders.*;
            @CommandHandler(callers = Callers.SERVICE, timeoutSeconds = 10)
            public class CreateOrderHandler {
                @Funq("create-order")
                public CreateOrder.Answer handle(CreateOrder command) { return new CreateOrder.Done(); }
            }
            """;

    static final String AWARD_POINTS = """
            import dev.tense.contract.orders.*;
            @Reaction(onReplay = Reaction.OnReplay.RUN, stream = "points")
            public class AwardPointsOnOrderPlaced {
                @Funq("award-points-on-order-placed")
                public void on(Envelope<OrderPlaced> message) {}
            }
            """;

    static final String GET_ORDER = "public record GetOrder(String orderId) implements Query<String> {}";

    static final String GET_ORDER_HANDLER = """
            import dev.tense.contract.orders.*;
            @QueryHandler(path = "/orders/{orderId}", callers = Callers.OPERATOR)
            public class GetOrderHandler {
                @Funq("get-order")
                public String on(GetOrder query) { return ""; }
            }
            """;

    static final String PUBLISH_EVENTS = """
            @SystemFunction(SystemFunction.Trigger.LOG_STREAM)
            public class PublishEvents {
                @Funq("publish-events")
                public void on(Map<String, Object> records) {}
            }
            """;

    private Samples() {}

    /** What reads a version as the next. */
    static String upcaster(String from) {
        return """
            import com.fasterxml.jackson.databind.node.ObjectNode;
            @Upcasts(from = "%s")
            public final class %s implements Upcaster {
                @Override public ObjectNode upcast(ObjectNode json) { return json; }
            }
            """.formatted(from, "From" + from.substring(from.lastIndexOf('.') + 1));
    }

    /** A command with one answer. */
    static String simpleCommand(String name) {
        return """
            public record %1$s(CommandId commandId) implements Command<%1$s.Answer> {
                @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
                @JsonSubTypes(@JsonSubTypes.Type(name = "done", value = Done.class))
                public sealed interface Answer {}
                public record Done() implements Answer {}
            }
            """.formatted(name);
    }
}
