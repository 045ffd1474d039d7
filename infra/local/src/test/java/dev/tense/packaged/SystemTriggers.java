package dev.tense.packaged;

import static dev.tense.packaged.Packaged.ALL_DONE;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint.Schedule;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.platform.Catalogue;
import dev.tense.platform.SimulatedSystem.Message;
import dev.tense.platform.StreamInsert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The triggers that are no request and no message: the log's stream, the clock, and a person. */
record SystemTriggers(Packaged packaged, PackagedFunction function) {
    private static final String REACTION = "award-points-on-order-placed";

    void serve(Catalogue.SystemFunction about) {
        switch (about.trigger()) {
            case LOG_STREAM -> publishesWhatWasCommitted();
            case SCHEDULE -> {
                looksForDoubtsByTheClock(about);
                publishesAgainWhenAsked();
            }
            case REQUEST -> sendsAgainWhenAsked();
            case COMMAND_STATUS, UNMATCHED_ROUTE -> {}
        }
    }

    private void publishesWhatWasCommitted() {
        Lane lane = packaged.cases.lane("publish");
        lane.place();

        JsonNode answer = function.answer(Events.stream(inserts(lane.system.commits())));

        assertThat(answer).hasToString(ALL_DONE);
        assertQueuesGot(lane.system.waiting());
    }

    /** As the stream of the log brings them, with the sequence numbers 1, 2 and so on. */
    static List<Map<String, Object>> inserts(List<Commit> commits) {
        var inserts = new ArrayList<Map<String, Object>>();
        commits.forEach(commit -> inserts.add(StreamInsert.of(inserts.size() + 1, commit)));
        return inserts;
    }

    private void looksForDoubtsByTheClock(Catalogue.SystemFunction about) {
        String input = packaged.cloud.blueprint.schedules().stream()
                .filter(schedule -> schedule.function().equals("tense-" + about.function()))
                .map(Schedule::input)
                .findFirst()
                .orElseThrow();
        Item mark = new Item(
                ItemKey.of("platform#published"),
                null,
                Map.of("upTo", Instant.now().toString()),
                Map.of());
        packaged.cloud.store.apply(new Effect.Put(mark));

        JsonNode report = function.answer(Events.bytes(input));

        assertThat(report.path("republished").asInt()).isZero();
        assertThat(report.path("open").asInt()).isZero();
        assertThat(packaged.cloud.requests(PackagedFunctionTest.accessKey(about.function())))
                .anySatisfy(request -> assertThat(request.body()).contains("heartbeat#"));
    }

    private void publishesAgainWhenAsked() {
        Lane lane = packaged.cases.laneOfAnotherDay("reconcile");
        Instant begin = lane.system.clock.instant();
        lane.place();

        JsonNode report = function.answer(Events.bytes("""
                {"from": "%s", "to": "%s"}""".formatted(begin, begin.plus(Duration.ofMinutes(1)))));

        assertThat(report.path("republished").asInt()).isEqualTo(events(lane));
        assertThat(report.path("open").asInt()).isZero();
        assertQueuesGot(lane.system.waiting());
    }

    private static int events(Lane lane) {
        return lane.system.commits().stream()
                .mapToInt(commit -> Envelopes.of(commit).size())
                .sum();
    }

    private void sendsAgainWhenAsked() {
        Lane lane = packaged.cases.laneOfAnotherDay("replay");
        Instant begin = lane.system.clock.instant();
        lane.place();

        JsonNode report =
                function.answer(Events.bytes("""
                {"reaction": "%s", "from": "%s", "to": "%s"}""".formatted(REACTION, begin, begin.plus(Duration.ofMinutes(1)))));

        assertThat(report.path("sent").asInt()).isEqualTo(1);
        assertThat(report.has("next")).isFalse();
        assertQueuesGot(lane.system.waiting().stream()
                .filter(message -> message.reaction().equals(REACTION))
                .toList());
    }

    /** Each of these reactions finds these messages in its queue; they are taken out. */
    private void assertQueuesGot(List<Message> messages) {
        assertThat(messages).isNotEmpty();
        messages.stream()
                .collect(groupingBy(Message::reaction, mapping(Message::body, toList())))
                .forEach((reaction, bodies) -> assertThat(taken(packaged.cloud.queueOf(reaction), bodies))
                        .as(reaction)
                        .containsExactlyInAnyOrderElementsOf(bodies));
    }

    private List<String> taken(String queue, List<String> bodies) {
        var received = packaged.cloud.receive(queue, bodies);
        received.forEach(message -> packaged.cloud.delete(queue, message));
        return received.stream().map(message -> message.body()).toList();
    }
}
