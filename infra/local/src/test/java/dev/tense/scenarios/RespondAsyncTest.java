package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.scenarios.Tables.Booking;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Commands whose senders would rather be answered later. */
@ExtendWith(SharedPlatform.class)
class RespondAsyncTest {
    private static final String PLACE_ORDER = "place-order";

    @Test
    void an_order_is_placed_and_its_sender_finds_the_answer(Platform platform) {
        OrderForm order = OrderForm.of("C-LATER");

        Reply accepted = later(platform, PLACE_ORDER, order.json());

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("preference-applied")).contains("respond-async");
        String location = accepted.header("location").orElseThrow();
        assertThat(location).isEqualTo("/internal/commands/" + order.commandId());
        JsonNode answered = answered(platform, location);
        assertThat(answered.path("command").asText()).isEqualTo(PLACE_ORDER);
        assertThat(answered.path("httpStatus").asInt()).isEqualTo(201);
        Reply atOnce = patiently(() -> platform.place(order));
        assertThat(atOnce.status()).isEqualTo(201);
        assertThat(answered.path("answer").toString()).isEqualTo(atOnce.body());
        everythingHappenedOnce(platform, atOnce.orderId(), "C-LATER");
    }

    @Test
    void a_refusal_is_found_with_the_status_it_would_have_had(Platform platform) {
        platform.withProduct("SCARCE-LATER", 1);
        OrderForm poor = OrderForm.of("C-LATER-POOR").paidWith("tok_insufficient_funds");
        OrderForm greedy = OrderForm.of("C-LATER-GREEDY").forProduct("SCARCE-LATER", 2);

        later(platform, PLACE_ORDER, poor.json());
        later(platform, PLACE_ORDER, greedy.json());

        assertRefused(platform, poor, 402, "INSUFFICIENT_FUNDS");
        assertRefused(platform, greedy, 409, "OUT_OF_STOCK");
        assertThat(platform.stock("SCARCE-LATER")).isEqualTo(1);
    }

    private static void assertRefused(Platform platform, OrderForm order, int status, String reason) {
        JsonNode refused = answered(platform, "/commands/" + order.commandId());
        assertThat(refused.path("httpStatus").asInt()).isEqualTo(status);
        assertThat(refused.path("answer").path("reason").asText()).isEqualTo(reason);
        String orderId = refused.path("answer").path("orderId").asText();
        Eventually.expect(
                () -> platform.tables.bookings(orderId),
                bookings -> assertThat(bookings.stream()
                                .map(Booking::outcome)
                                .filter(Set.of("approved", "refund")::contains)
                                .count())
                        .as("charges and refunds")
                        .isIn(0L, 2L));
        assertThat(platform.status(orderId)).isEqualTo("CANCELLED");
    }

    @Test
    void sent_again_it_is_the_same_command_and_with_another_body_it_is_refused(Platform platform) {
        OrderForm order = OrderForm.of("C-LATER-AGAIN");
        for (int times = 0; times < 5; times++) {
            assertThat(later(platform, PLACE_ORDER, order.json()).status()).isEqualTo(202);
        }
        assertThat(later(platform, PLACE_ORDER, order.paidWith("tok_declined").json())
                        .status())
                .isEqualTo(422);
        assertThat(later(platform, "cancel-order", """
                        {"commandId": "%s", "orderId": "any"}""".formatted(order.commandId()))
                        .status())
                .isEqualTo(422);

        JsonNode answered = answered(platform, "/commands/" + order.commandId());
        everythingHappenedOnce(platform, answered.path("answer").path("orderId").asText(), "C-LATER-AGAIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo=\"bar, respond-async",
                "respond-async=\"no\"",
                "wait=-1",
                ";;;,,,===",
                "handling=strict; foo=\"\\\", respond-async\""
            })
    void a_preference_that_makes_no_sense_is_passed_over(String prefer, Platform platform) {
        String body = OrderForm.of("C-HOSTILE").json();
        Reply placed = patiently(() -> platform.send(platform.request("/commands/" + PLACE_ORDER)
                .header("Content-Type", "application/json")
                .header("Prefer", prefer)
                .POST(BodyPublishers.ofString(body))));

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.header("preference-applied")).isEmpty();
    }

    /** The queue holds the message back until the deadline is over. */
    @Test
    @Tag(ChosenEndpoint.OWN_SYSTEM)
    void what_is_delivered_after_the_deadline_is_not_run() {
        var options =
                Platform.options(SharedPlatform.newFolder()).withParameters(Map.of("CommandDeadlineSeconds", "1"));
        try (Platform platform = Platform.start(options).withProduct(Platform.BOOK, 10)) {
            String queue = platform.queueUrl("tense-place-order");
            platform.aws
                    .sqs()
                    .setQueueAttributes(
                            set -> set.queueUrl(queue).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "5")));
            Set<String> before = platform.tables.processes();
            OrderForm order = OrderForm.of("C-TOO-LATE");

            Reply accepted = later(platform, PLACE_ORDER, order.json());
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);

            stands(platform, order, "expired");
            Eventually.expect(
                    () -> left(platform, queue), left -> assertThat(left).isZero());
            assertThat(platform.tables.processes()).isEqualTo(before);
            stands(platform, order, "expired");
            assertThat(patiently(() -> platform.place(order)).status()).isEqualTo(201);
        }
    }

    private static Reply later(Platform platform, String function, String body) {
        return patiently(() -> platform.later(function, body));
    }

    /** A sender who is told to send again does so. */
    private static Reply patiently(Supplier<Reply> send) {
        return Eventually.expect(send, reply -> assertThat(reply.status()).isNotEqualTo(503));
    }

    private static void stands(Platform platform, OrderForm order, String status) {
        Eventually.expect(
                () -> platform.get("/commands/" + order.commandId()),
                reply -> assertThat(reply.text("status")).isEqualTo(status));
    }

    /** Messages that are in a queue in any way. */
    private static long left(Platform platform, String queue) {
        return platform
                .aws
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToLong(attribute -> Long.parseLong(attribute.getValue()))
                .sum();
    }

    private static JsonNode answered(Platform platform, String location) {
        return Eventually.expect(
                        () -> platform.get(location),
                        reply -> assertThat(reply.text("status")).isEqualTo("answered"))
                .json();
    }

    private static void everythingHappenedOnce(Platform platform, String orderId, String customer) {
        Eventually.expect(
                () -> platform.timeline(orderId),
                entries -> assertThat(entries)
                        .contains(Stream.of("award-points", "notify-warehouse", "send-confirmation", "track-sale")
                                .map(reaction -> Entry.done(reaction + "-on-order-placed"))
                                .toArray(Entry[]::new)));
        assertThat(platform.tables.bookings(orderId))
                .containsExactly(new Booking("charge-" + orderId, "approved", 4998));
        assertThat(platform.customer(customer).path("points").asLong()).isEqualTo(49);
        assertThat(platform.mails(customer)).containsOnlyOnce("order-confirmation");
    }
}
