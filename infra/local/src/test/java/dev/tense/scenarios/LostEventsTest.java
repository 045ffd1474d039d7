package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Events reach their reactions from the log, without the log's stream. */
@ExtendWith(SharedPlatform.class)
class LostEventsTest {
    private static final String FUNCTION = "tense-reconcile-events";

    @Test
    void an_order_whose_events_never_came_out_of_the_stream_is_rewarded_once(Platform platform) {
        Instant before = Instant.now();
        try (var _ = platform.paused("tense-publish-events")) {
            OrderForm order = OrderForm.of("C-LOST");
            Eventually.expect(
                    () -> platform.place(order),
                    reply -> assertThat(reply.status()).isEqualTo(201));

            JsonNode price = reconcile(platform, "{\"from\": \"%s\", \"dryRun\": true}".formatted(before));
            assertThat(price.path("readUnits").asLong()).isPositive();
            assertThat(price.path("republished").asLong()).isZero();
            JsonNode done = reconcile(platform, "{\"from\": \"%s\"}".formatted(before));

            assertThat(done.path("republished").asLong()).isGreaterThanOrEqualTo(4);
            assertThat(done.path("open").asInt()).isZero();
            assertThat(done.path("unreadable")).isEmpty();
            expectReward(platform);
        }
        String later = platform.place(OrderForm.of("C-AFTERWARDS")).orderId();
        Eventually.expect(
                () -> platform.mails("C-AFTERWARDS"), mails -> assertThat(mails).contains("order-confirmation"));
        assertThat(later).isNotEmpty();
        expectReward(platform);
    }

    @Test
    void what_lambda_gave_up_is_published_and_taken_off_its_queue(Platform platform) {
        String queue = platform.queueUrl("tense-publish-events-failed");
        Instant now = Instant.now();
        platform.aws.sqs().sendMessage(request -> request.queueUrl(queue).messageBody("""
                        {"DDBStreamBatchInfo": {"shardId": "s", "batchSize": 1, "streamArn": "arn",
                         "approximateArrivalOfFirstRecord": "%s", "approximateArrivalOfLastRecord": "%s"}}""".formatted(now, now)));

        JsonNode done = reconcile(platform, "{}");

        assertThat(done.path("open").asInt()).isZero();
        assertThat(platform.aws
                        .sqs()
                        .getQueueAttributes(request -> request.queueUrl(queue).attributeNamesWithStrings("All"))
                        .attributesAsStrings())
                .containsEntry("ApproximateNumberOfMessages", "0")
                .containsEntry("ApproximateNumberOfMessagesNotVisible", "0");
    }

    private static void expectReward(Platform platform) {
        Eventually.expect(() -> platform.customer("C-LOST"), customer -> {
            assertThat(customer.path("points").asLong()).isEqualTo(49);
            assertThat(platform.mails("C-LOST")).containsOnlyOnce("order-confirmation");
        });
    }

    private static JsonNode reconcile(Platform platform, String payload) {
        InvokeResponse answer = platform.aws
                .lambda()
                .invoke(request -> request.functionName(FUNCTION).payload(SdkBytes.fromUtf8String(payload)));
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        return Reply.parse(answer.payload().asUtf8String());
    }
}
