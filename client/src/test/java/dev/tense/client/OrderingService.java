package dev.tense.client;

import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.values.Address;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.CommandId;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The example of the README: another service that places an order. Endpoint, region and credentials are in its environment. */
final class OrderingService {
    private OrderingService() {}

    /** Places the order with this command id, and says what came of it. */
    public static void main(String[] arguments) {
        try (var bus = new LambdaCommandBus(
                LambdaClient.builder(), "tense", Duration.ofSeconds(Long.parseLong(arguments[1])))) {
            System.out.println(placeOrder(bus, new CommandId(arguments[0])));
        }
    }

    static String placeOrder(LambdaCommandBus bus, CommandId id) {
        var command = new PlaceOrder(
                id,
                new CustomerId("C-1"),
                List.of(new OrderLine(new Sku("BOOK-1"), 2)),
                new Address("Example Customer", "1 Example Street", "Zürich", "8001", "CH"),
                new PaymentMethod(PaymentMethod.Type.CARD, "tok_approved"));
        try {
            return switch (bus.execute(command)) {
                case PlaceOrder.Placed placed -> "placed " + placed.orderId().value();
                case PlaceOrder.CheckoutPending pending -> "ask again in " + pending.retryAfterSeconds() + " s";
                case PlaceOrder.CheckoutFailed failed -> "refused: " + failed.reason();
            };
        } catch (CommandFailed.NotRun | CommandFailed.OutcomeUnknown later) {
            return "send again, with the same id: " + later.getMessage();
        }
    }
}
