package dev.tense.packaged;

import static dev.tense.packaged.Packaged.ALL_DONE;
import static dev.tense.packaged.SystemTriggers.inserts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.gate.Gate;
import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Json;
import dev.tense.messaging.StreamId;
import dev.tense.packaged.Cloud.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;

/** Batches of which a part fails, or for which time does not suffice, under AWS's own runtime client. */
@ExtendWith(Packaged.Shared.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client has native code for Linux alone")
class PackagedFunctionBatchTest {
    private static final String REACTION = "track-sale-on-order-placed";
    private static final Pattern FILTER = Pattern.compile("FilterPattern: '\"(alarm: [^\"]+)\"'");
    private static final Duration MARGIN = Duration.ofSeconds(4);

    /** A request to a table that takes long is not given up and sent again. */
    private static final Map<String, String> PATIENT_WITH_TABLES =
            Map.of("QUARKUS_DYNAMODB_API_CALL_ATTEMPT_TIMEOUT", "60S", "QUARKUS_DYNAMODB_API_CALL_TIMEOUT", "60S");

    @Test
    void of_a_good_message_and_a_poisonous_one_only_the_poison_is_delivered_again(Packaged packaged) {
        var mirror = new Mirror(packaged.cloud.store);
        Lane lane = packaged.cases.lane("good", mirror);
        String good = message(lane);
        mirror.part();
        List<Message> received = delivered(packaged, List.of(good, "{\"no\": \"envelope\"}"));
        try (PackagedFunction function = packaged.start(REACTION, "poisoned", Map.of())) {

            JsonNode answer = function.answer(Events.messages(REACTION, received));

            Message poison = received.stream()
                    .filter(message -> !message.body().equals(good))
                    .findFirst()
                    .orElseThrow();
            assertThat(failures(answer)).containsExactly(poison.messageId());
            assertThat(lane.system.invoke(REACTION, Events.message(REACTION, good)))
                    .asString()
                    .isEqualTo(ALL_DONE);
            assertThat(mirror.found()).isEqualTo(mirror.expected());
            assertThat(hidden(packaged, "poisoned")).singleElement().satisfies(hidden -> {
                assertThat(hidden.path("ReceiptHandle").asText()).isEqualTo(poison.receiptHandle());
                assertThat(hidden.path("VisibilityTimeout").asInt()).isPositive();
            });
        }
    }

    @Test
    void what_is_left_of_a_batch_near_the_timeout_is_given_back_and_was_not_begun(Packaged packaged) {
        List<String> messages = Stream.of("first", "second", "third")
                .map(name -> message(packaged.cases.lane(name)))
                .toList();
        List<Message> received = delivered(packaged, messages);
        try (PackagedFunction function = packaged.start(REACTION, "hurried", PATIENT_WITH_TABLES)) {
            warmUp(function, packaged);
            packaged.cloud.trap("hurried", firstWriteTakes(MARGIN.plusMillis(100)));

            JsonNode answer = function.answer(
                    Events.messages(REACTION, received), halfOfTheTimeout().plus(MARGIN));

            List<Message> left = received.subList(1, 3);
            assertThat(failures(answer))
                    .containsExactlyElementsOf(
                            left.stream().map(Message::messageId).toList());
            assertThat(writes(packaged, "hurried").skip(1)) // the first one warmed up
                    .singleElement()
                    .satisfies(write -> assertThat(write.body())
                            .contains(order(received.getFirst()))
                            .doesNotContain(order(left.getFirst()), order(left.getLast())));
            assertThat(hidden(packaged, "hurried"))
                    .extracting(hidden -> hidden.path("VisibilityTimeout").asInt())
                    .containsExactly(0, 0);
        }
    }

    @Test
    void a_stream_goes_on_from_the_first_commit_that_cannot_be_read_and_what_came_before_is_published(
            Packaged packaged) {
        List<Commit> commits = commitsWithEvents(packaged.cases.lane("unreadable"));
        List<Map<String, Object>> records = new ArrayList<>(inserts(commits));
        records.set(2, broken("3"));
        try (PackagedFunction function = packaged.start("publish-events", "unreadable", Map.of())) {

            JsonNode answer = function.answer(Events.stream(records));

            assertThat(failures(answer)).containsExactly("3");
            assertThat(published(packaged, "unreadable"))
                    .contains(event(commits.get(0)), event(commits.get(1)))
                    .doesNotContain(event(commits.get(3)));
        }
    }

    /** CloudWatch gets each line as it is, and looks for the words in quotes. */
    @Test
    void what_a_person_must_hear_of_is_one_line_that_the_metric_filter_finds(Packaged packaged) throws IOException {
        Matcher filter = FILTER.matcher(Files.readString(Cloud.TEMPLATE.resolveSibling("contexts/platform.yaml")));
        assertThat(filter.find()).isTrue();
        try (PackagedFunction function = packaged.start("publish-events", "alarming", Map.of())) {

            JsonNode answer = function.answer(Events.stream(inserts(List.of(incident()))));

            assertThat(answer).hasToString(ALL_DONE);
            assertThat(function.log().lines().filter(line -> line.contains(filter.group(1))))
                    .singleElement()
                    .satisfies(line -> assertThat(Json.parse(line, JsonNode.class)
                                    .path("level")
                                    .asText())
                            .isEqualTo("WARN"));
        }
    }

    private static Commit incident() {
        String key = "0123456789abcdef0123456789abcdef";
        return new Commit(
                new StreamId("payment", "alarming"),
                1,
                Instant.parse("2026-11-22T12:00:00Z"),
                "ProcessPayment",
                new CommandKey(key),
                "f",
                null,
                null,
                key,
                null,
                null,
                List.of(new Commit.Recorded("payments.payment-incident-raised.v1", "{}")),
                List.of(),
                "attempt");
    }

    @Test
    void a_stream_goes_on_from_the_first_commit_that_a_topic_did_not_take(Packaged packaged) {
        List<Commit> commits = commitsWithEvents(packaged.cases.lane("refused"));
        packaged.cloud.trap("refused", paymentsTakesNothing());
        try (PackagedFunction function = packaged.start("publish-events", "refused", Map.of())) {

            JsonNode answer = function.answer(Events.stream(inserts(commits)));

            assertThat(failures(answer)).containsExactly(Integer.toString(1 + firstPayment(commits)));
        }
    }

    private static String message(Lane lane) {
        lane.place();
        return lane.messageTo(REACTION).orElseThrow().body();
    }

    private static void warmUp(PackagedFunction function, Packaged packaged) {
        byte[] message = Events.message(REACTION, message(packaged.cases.lane("warm up")));
        assertThat(function.answer(message)).hasToString(ALL_DONE);
    }

    /** Through the queue of the reaction, which nobody else reads. */
    private static List<Message> delivered(Packaged packaged, List<String> bodies) {
        String queue = packaged.cloud.queueOf(REACTION);
        packaged.cloud.send(queue, bodies);
        return packaged.cloud.receive(queue, bodies);
    }

    private static Duration halfOfTheTimeout() {
        return Packaged.CATALOGUE.reactions().stream()
                .filter(reaction -> reaction.function().equals(REACTION))
                .map(reaction -> Duration.ofSeconds(reaction.timeoutSeconds()).dividedBy(2))
                .findFirst()
                .orElseThrow();
    }

    private static Gate firstWriteTakes(Duration time) {
        var first = new AtomicBoolean(true);
        return (call, aws) -> {
            if (call.operation().equals("PutItem") && first.getAndSet(false)) {
                long end = System.nanoTime() + time.toNanos();
                for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }
            return aws.answer();
        };
    }

    private static Gate paymentsTakesNothing() {
        return (call, aws) -> call.service().equals("sns") && call.body().contains("tense-payments")
                ? call.error(400, "InvalidParameter")
                : aws.answer();
    }

    private static List<Commit> commitsWithEvents(Lane lane) {
        lane.place();
        return lane.system.commits().stream()
                .filter(commit -> !commit.events().isEmpty())
                .toList();
    }

    private static int firstPayment(List<Commit> commits) {
        return IntStream.range(0, commits.size())
                .filter(index -> event(commits.get(index)).startsWith("payment#"))
                .findFirst()
                .orElseThrow();
    }

    /** Something that is no commit. */
    private static Map<String, Object> broken(String sequence) {
        return Map.of(
                "eventName",
                "INSERT",
                "dynamodb",
                Map.of("SequenceNumber", sequence, "NewImage", Map.of("stream", Map.of("S", "order#broken"))));
    }

    /** The id of a commit's first event. */
    private static String event(Commit commit) {
        return Envelopes.of(commit).getFirst().id();
    }

    private static List<String> failures(JsonNode answer) {
        return answer.path("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    private static String order(Message message) {
        return Json.parse(message.body(), JsonNode.class).path("subject").asText();
    }

    private static Stream<Request> writes(Packaged packaged, String accessKey) {
        return packaged.cloud.requests(accessKey).stream().filter(Request::isWrite);
    }

    /** What was said about how long messages are hidden. */
    private static List<JsonNode> hidden(Packaged packaged, String accessKey) {
        return packaged.cloud.requests(accessKey).stream()
                .filter(request -> request.operation().equals("ChangeMessageVisibility"))
                .map(request -> Json.parse(request.body(), JsonNode.class))
                .toList();
    }

    /** Everything that was sent to topics, in one text. */
    private static String published(Packaged packaged, String accessKey) {
        return packaged.cloud.requests(accessKey).stream()
                .filter(request -> request.operation().equals("PublishBatch"))
                .map(request -> URLDecoder.decode(request.body(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("\n"));
    }
}
