package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

/** Messages that cannot be handled, and what an operator does about them. */
@ExtendWith(SharedPlatform.class)
class PoisonMessageTest {
    private static final String AWARD = "award-points-on-order-placed";
    private static final String TRACK = "track-sale-on-order-placed";

    @Test
    @Tag(ChosenEndpoint.EVERY_ENDPOINT)
    void an_event_that_could_not_be_handled_is_handled_once_after_its_redrive(Platform platform) {
        String order;
        try (var _ = SharedPlatform.TRAPDOOR.set(PoisonMessageTest::refuseAwarding)) {
            order = platform.place(OrderForm.of("C-REDRIVE")).orderId();
            Eventually.expect(
                    () -> deadLetters(platform, AWARD),
                    letters -> assertThat(letters).anyMatch(letter -> letter.contains(order)));
        }
        assertThat(platform.customer("C-REDRIVE").path("points").asLong()).isZero();

        redrive(platform, AWARD);

        Eventually.expect(
                () -> platform.customer("C-REDRIVE"),
                customer -> assertThat(customer.path("points").asLong()).isEqualTo(49));
        assertThat(platform.timeline(order))
                .filteredOn(entry -> entry.name().equals("loyalty.points-awarded.v1"))
                .hasSize(1);
        assertThat(deadLetters(platform, AWARD)).noneMatch(letter -> letter.contains(order));
    }

    @Test
    @Tag(ChosenEndpoint.EVERY_ENDPOINT)
    void what_is_no_event_ends_in_the_dead_letter_queue_as_it_came(Platform platform) {
        String poison = "{\"no\": \"event\"}";
        String queue = platform.queueUrl("tense-" + TRACK);

        platform.aws.sqs().sendMessage(send -> send.queueUrl(queue).messageBody(poison));

        Eventually.expect(
                () -> deadLetters(platform, TRACK),
                letters -> assertThat(letters).containsOnlyOnce(poison));
    }

    /** As when a deployment took a right from the function: asking again at once would not help. */
    private static Answer refuseAwarding(FunctionCall call, Gate.Aws aws) throws InterruptedException {
        return call.isOf("tense-" + AWARD) && call.service().equals("dynamodb")
                ? call.error(400, "AccessDeniedException")
                : aws.answer();
    }

    private static void redrive(Platform platform, String reaction) {
        String queue = platform.queueUrl("tense-" + reaction + "-dlq");
        String arn = platform.aws
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNamesWithStrings("QueueArn"))
                .attributesAsStrings()
                .get("QueueArn");
        platform.aws.sqs().startMessageMoveTask(move -> move.sourceArn(arn));
    }

    /** Leaves them there. */
    private static List<String> deadLetters(Platform platform, String reaction) {
        String queue = platform.queueUrl("tense-" + reaction + "-dlq");
        return platform
                .aws
                .sqs()
                .receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }
}
