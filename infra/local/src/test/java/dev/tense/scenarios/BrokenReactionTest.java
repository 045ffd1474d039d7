package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(SharedPlatform.class)
class BrokenReactionTest {
    private static final String BROKEN = "send-confirmation-on-order-placed";

    @Test
    void a_reaction_that_always_fails_ends_in_its_own_dead_letter_queue_and_touches_nobody_else(Platform platform) {
        Reply placed = platform.place(OrderForm.of("C-MAIL-FAILS-1"));
        assertThat(placed.status()).isEqualTo(201);

        List<Entry> entries = Eventually.expect(
                () -> platform.timeline(placed.orderId()),
                seen -> assertThat(seen)
                        .contains(new Entry("reaction", BROKEN, "dead-lettered", 5, "UNAVAILABLE_MAIL")));

        assertThat(entries)
                .contains(
                        Entry.done("award-points-on-order-placed"),
                        Entry.done("notify-warehouse-on-order-placed"),
                        Entry.done("track-sale-on-order-placed"));
        assertThat(platform.status(placed.orderId())).isEqualTo("PLACED");
        assertThat(platform.customer("C-MAIL-FAILS-1").path("mails")).isEmpty();
        Message dead = Eventually.expect(
                        () -> receive(platform, "tense-" + BROKEN + "-dlq"),
                        messages -> assertThat(messages).hasSize(1))
                .getFirst();
        assertThat(Reply.parse(dead.body()).path("type").asText()).isEqualTo("orders.order-placed.v1");
        assertThat(dead.body()).contains(placed.orderId()).doesNotContain(OrderForm.PERSON);
    }

    private static List<Message> receive(Platform platform, String queue) {
        String url = platform.queueUrl(queue);
        return platform.aws
                .sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .waitTimeSeconds(1)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0))
                .messages();
    }
}
