package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

@ExtendWith(SharedPlatform.class)
class ReplayTest {
    private static final String REACTION = "track-sale-on-order-placed";

    @Test
    void a_reaction_whose_messages_were_lost_catches_up_from_the_log(Platform platform) {
        String function = "tense-" + REACTION;
        String order;
        platform.aws
                .lambda()
                .putFunctionConcurrency(limit -> limit.functionName(function).reservedConcurrentExecutions(0));
        try {
            order = platform.place(OrderForm.of("C-REPLAY")).orderId();
            Eventually.expect(
                    () -> platform.timeline(order),
                    entries -> assertThat(entries).contains(Entry.done("award-points-on-order-placed")));
            lose(platform, function);
            assertThat(platform.tables.sales(order)).isEmpty();
        } finally {
            platform.aws.lambda().deleteFunctionConcurrency(limit -> limit.functionName(function));
        }

        String report = replay(platform);

        assertThat(report).contains("\"unreadable\":[]");
        Eventually.expect(
                () -> platform.tables.sales(order), sales -> assertThat(sales).hasSize(1));
        replay(platform);
        assertThat(platform.tables.sales(order)).hasSize(1);
    }

    /** SNS delivers soon after the other reactions heard of it; whatever is there then is gone. */
    private static void lose(Platform platform, String queue) {
        String url = platform.queueUrl(queue);
        platform.aws.sqs().purgeQueue(request -> request.queueUrl(url));
    }

    private static String replay(Platform platform) {
        InvokeResponse answer = platform.aws
                .lambda()
                .invoke(call -> call.functionName("tense-replay-events")
                        .payload(SdkBytes.fromUtf8String("{\"reaction\": \"" + REACTION + "\"}")));
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
        return answer.payload().asUtf8String();
    }
}
