package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Shipping goes to lunch: commands fail to their senders, events wait. */
@ExtendWith(SharedPlatform.class)
class LunchBreakScenarioTest {
    private static final String COMMAND = "tense-ship-order";
    private static final String REACTION = "tense-ship-on-order-ready-to-ship";

    @Test
    void with_shipping_stopped_the_command_fails_to_its_sender_and_the_event_waits(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("LUNCH-1", 10), "LUNCH-1");
        String order;
        stop(platform, COMMAND);
        stop(platform, REACTION);
        try {
            order = readyToShip(platform, "LUNCH-1");

            assertThat(platform.command("ship-order", command(order)).status()).isEqualTo(503);
            assertThatExceptionOfType(TooManyRequestsException.class)
                    .isThrownBy(() -> platform.aws
                            .lambda()
                            .invoke(call ->
                                    call.functionName(COMMAND).payload(SdkBytes.fromUtf8String(command(order)))));
            assertThat(platform.status(order)).isEqualTo("PLACED");
            assertThat(platform.get("/shipments/" + order).text("status")).isEqualTo("READY");
            assertThat(messages(platform)).isPositive();
        } finally {
            start(platform, COMMAND);
            start(platform, REACTION);
        }

        audit.balances(List.of(order));
        assertThat(platform.timeline(order)).contains(Entry.done("ship-on-order-ready-to-ship"));
    }

    @Test
    void with_the_carrier_closed_the_sender_gets_an_answer_it_can_act_on(Platform platform) {
        Audit audit = Audit.of(platform.withProduct("LUNCH-2", 10), "LUNCH-2");
        String order;
        stop(platform, REACTION);
        try {
            order = readyToShip(platform, "LUNCH-2");
            String command = command(order);
            var writes = new AtomicInteger();
            Reply closed;
            try (var _ = SharedPlatform.TRAPDOOR.closeTables(call ->
                    !call.isOf(COMMAND) || !call.operation().equals("PutItem") || writes.incrementAndGet() == 1)) {
                closed = platform.command("ship-order", command);
            }

            assertThat(closed.status()).isEqualTo(503);
            assertThat(closed.header("retry-after")).contains("60");
            assertThat(closed.json()).isEqualTo(Reply.parse("""
                    {"result": "shipping-unavailable", "orderId": "%s", "retryAfterSeconds": 60}""".formatted(order)));
            assertThat(platform.command("ship-order", command).text("result")).isEqualTo("order-shipped");
        } finally {
            start(platform, REACTION);
        }

        audit.balances(List.of(order));
    }

    private static String readyToShip(Platform platform, String sku) {
        Reply placed = platform.place(OrderForm.of("C-LUNCH").forProduct(sku, 2));
        assertThat(placed.status()).isEqualTo(201);
        Eventually.expect(
                () -> platform.get("/shipments/" + placed.orderId()).text("status"),
                status -> assertThat(status).isEqualTo("READY"));
        return placed.orderId();
    }

    private static String command(String order) {
        return """
                {"commandId": "%s", "orderId": "%s", "shippingMethod": "standard", "warehouseId": "W-1"}""".formatted(UUID.randomUUID(), order);
    }

    private static void stop(Platform platform, String function) {
        platform.aws
                .lambda()
                .putFunctionConcurrency(limit -> limit.functionName(function).reservedConcurrentExecutions(0));
    }

    private static void start(Platform platform, String function) {
        platform.aws.lambda().deleteFunctionConcurrency(limit -> limit.functionName(function));
    }

    /** Waiting or hidden. */
    private static long messages(Platform platform) {
        return platform
                .aws
                .sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(platform.queueUrl(REACTION)).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToLong(attribute -> Long.parseLong(attribute.getValue()))
                .sum();
    }
}
