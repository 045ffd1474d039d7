package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import dev.tense.platform.TickingClock;
import dev.tense.scenarios.RequestMeter.Request;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** What an order costs in requests and write units: exact figures, so that a change that makes it dearer is seen. */
@Tag(ChosenEndpoint.EMBEDDED_ONLY)
@ExtendWith(SharedPlatform.class)
class RequestCountTest {
    private final RequestMeter meter = new RequestMeter();

    @Test
    void an_order_of_one_line_makes_six_requests_and_at_most_ten_write_units(Platform platform) {
        try (DynamoDbClient dynamo = AwsClients.dynamo(platform.system.awsEndpoint(), meter)) {
            SimulatedSystem system = shop(dynamo);
            meter.take();

            Answer placed = place(system);

            List<Request> requests = inside(meter.take());
            print("place-order", requests);
            assertThat(placed.status()).isEqualTo(201);
            assertThat(requests)
                    .extracting(Request::operation)
                    .containsExactly("BatchGetItem", "PutItem", "PutItem", "PutItem", "TransactWriteItems", "PutItem");
            assertThat(requests.stream().mapToDouble(Request::writeUnits).sum()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void a_reaction_makes_one_write_request_or_two_around_an_effect_outside(Platform platform) {
        try (DynamoDbClient dynamo = AwsClients.dynamo(platform.system.awsEndpoint(), meter)) {
            SimulatedSystem system = shop(dynamo);
            String order = place(system).body().path("orderId").asText();
            deliverEach(system, message -> !message.reaction().startsWith("ship-"));
            system.command("cancel-order", """
                    {"commandId": "%s", "orderId": "%s"}""".formatted(UUID.randomUUID(), order));
            place(system);
            deliverEach(system, message -> true);

            assertThat(system.waiting()).isEmpty();
            assertThat(system.deadLetters()).isEmpty();
        }
    }

    @Test
    void dynamodb_local_says_twice_what_a_transaction_costs(Platform platform) {
        ContractTables.store(platform.aws.dynamo());
        var small = Map.of(
                "stream", AttributeValue.fromS(UUID.randomUUID().toString()), "version", AttributeValue.fromN("1"));

        var put = TransactWriteItem.builder()
                .put(item -> item.tableName(ContractTables.LOG).item(small))
                .build();
        var said = platform.aws
                .dynamo()
                .transactWriteItems(write -> write.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .transactItems(List.of(put)));

        assertThat(said.consumedCapacity().getFirst().capacityUnits()).isEqualTo(2.0 * RequestMeter.TWICE_TOO_MUCH);
    }

    private void deliverEach(SimulatedSystem system, Predicate<Message> wanted) {
        Optional<Message> next = next(system, wanted);
        while (next.isPresent()) {
            Message message = next.get();
            meter.take();
            system.deliverWhile(message::equals);
            List<Request> requests = meter.take();
            print(message.reaction(), inside(requests));
            boolean outside = requests.stream().anyMatch(Request::outside);
            assertThat(inside(requests).stream().filter(Request::write))
                    .as(message.reaction())
                    .hasSizeLessThanOrEqualTo(outside ? 2 : 1);
            next = next(system, wanted);
        }
    }

    private static Optional<Message> next(SimulatedSystem system, Predicate<Message> wanted) {
        return system.waiting().stream().filter(wanted).findFirst();
    }

    private static SimulatedSystem shop(DynamoDbClient dynamo) {
        var system = new SimulatedSystem(ContractTables.store(dynamo), new TickingClock());
        String sku = "BOOK-1";
        system.command("add-product", """
                {"commandId": "add", "sku": "%s", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}}""".formatted(sku));
        system.command("restock-inventory", """
                {"commandId": "%s", "sku": "%s", "quantity": 10}""".formatted(UUID.randomUUID(), sku));
        system.deliverAll();
        return system;
    }

    /** The order of the README. */
    private static Answer place(SimulatedSystem system) {
        return system.command("place-order", """
                {"commandId": "%s", "customerId": "C-1", "items": [{"sku": "BOOK-1", "quantity": 2}],
                 "shippingAddress": {"name": "Example Customer", "street": "1 O'Example Street", "city": "Zürich",
                                     "postalCode": "8001", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(UUID.randomUUID()));
    }

    private static List<Request> inside(List<Request> requests) {
        return requests.stream().filter(request -> !request.outside()).toList();
    }

    private static void print(String what, List<Request> requests) {
        System.out.printf(
                "proof: %s, %d requests (%d reads), %.0f write units%n",
                what,
                requests.size(),
                requests.stream().filter(request -> !request.write()).count(),
                requests.stream().mapToDouble(Request::writeUnits).sum());
    }
}
