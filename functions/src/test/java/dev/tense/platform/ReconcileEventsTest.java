package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Unavailable;
import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.ReconcileEvents.Report;
import dev.tense.platform.ReconcileEvents.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real publisher and reconciler, a log in memory, and a stream of it that forgets after 24 hours. */
class ReconcileEventsTest {
    private static final Request SCHEDULED = new Request(null, null, null);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TickingClock clock = new TickingClock();
    private final FaultyStore faulty = new FaultyStore(new InMemoryStore());
    private final RecordingStore store = new RecordingStore(faulty);
    private final FakeSns sns = new FakeSns();
    private final List<Span> givenUp = new ArrayList<>();
    private int read;
    private Runnable onRead = () -> {};
    private int streamed;
    private int orders;

    @BeforeEach
    void topics() {
        System.setProperty("tense.topic.orders", "orders");
    }

    @AfterEach
    void noTopics() {
        System.clearProperty("tense.topic.orders");
    }

    @Test
    void without_a_doubt_the_log_is_not_read() {
        publisherAndReconcilerRun(50);

        assertThat(read).isZero();
        assertThat(published()).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void a_system_without_orders_is_not_in_doubt() {
        publisherAndReconcilerRun(1);
        for (int hour = 0; hour < 100; hour++) {
            clock.advance(HOUR);
            reconcile();
            readStream();
        }

        assertThat(read).isZero();
    }

    @Test
    void what_a_stream_lost_while_the_whole_system_stood_still_is_published_by_the_first_run() {
        publisherAndReconcilerRun(5);
        order();
        order();
        clock.advance(Duration.ofDays(2));
        readStream();
        assertThat(published()).hasSize(5);

        Report report = reconcile();

        assertThat(published()).contains("order-6", "order-7");
        assertThat(report.open()).isZero();
        read = 0;
        publisherAndReconcilerRun(30);
        assertThat(read).isZero();
    }

    /** The reconciler's clock is five minutes ahead, and that of the function which commits five minutes behind. */
    @Test
    void clocks_that_differ_by_ten_minutes_hide_nothing() {
        publisherAndReconcilerRun(5);
        clock.advance(Duration.ofMinutes(5));
        reconcile();
        readStream();
        clock.advance(Duration.ofMinutes(-10));
        order();
        clock.advance(Duration.ofDays(2));
        readStream();

        reconcile();

        assertThat(published()).contains("order-6");
    }

    @Test
    void what_a_stream_lost_while_the_publisher_alone_stood_still_is_published() {
        publisherAndReconcilerRun(5);
        for (int hour = 0; hour < 30; hour++) {
            order();
            clock.advance(HOUR);
            reconcile();
        }
        readStream();
        reconcile();
        readStream();

        assertThat(published().stream().distinct()).hasSize(35);
    }

    @Test
    void a_gap_is_seen_by_the_publisher_when_the_reconciler_stood_still_too() {
        publisherAndReconcilerRun(5);
        order();
        clock.advance(HOUR);
        beatWithoutLooking();
        clock.advance(Duration.ofHours(22));
        order();
        beatWithoutLooking();
        clock.advance(Duration.ofHours(3));
        readStream();
        assertThat(published()).doesNotContain("order-6");

        reconcile();

        assertThat(published()).contains("order-6");
    }

    @Test
    void a_record_that_the_stream_was_about_to_forget_puts_the_day_before_in_doubt() {
        publisherAndReconcilerRun(3);
        order();
        clock.advance(Duration.ofMinutes(70));
        order();
        doubts().published(clock.instant()); // another shard went on
        clock.advance(Duration.ofHours(23).plusMinutes(30));
        readStream();
        assertThat(published()).contains("order-5").doesNotContain("order-4");

        reconcile();

        assertThat(published()).contains("order-4");
    }

    @Test
    void what_was_never_published_is_in_doubt_when_there_is_no_mark() {
        order();
        clock.advance(Duration.ofHours(40));

        reconcile();

        assertThat(published()).containsExactly("order-1");
    }

    @Test
    void a_batch_that_was_given_up_is_published_again_with_its_neighbours_and_nothing_else() {
        publisherAndReconcilerRun(5);
        Instant then = clock.instant();
        order();
        streamed = store.written.size();
        givenUp.add(new Span(then, then.plusSeconds(1)));
        clock.advance(HOUR);
        order();
        readStream();

        reconcile();

        assertThat(published())
                .containsExactly("order-1", "order-2", "order-3", "order-4", "order-5", "order-7", "order-6");
        assertThat(givenUp).isEmpty();
    }

    @Test
    void a_window_stays_open_until_every_event_in_it_was_taken() {
        loseTwelve();
        sns.refused.add("orders.order-15.v1");

        assertThat(reconcile().open()).isEqualTo(1);
        assertThat(reconcile().open()).isEqualTo(1);
        sns.refused.clear();
        assertThat(reconcile().open()).isZero();

        assertThat(published().stream().distinct()).hasSize(17);
    }

    @Test
    void a_topic_that_cannot_be_reached_keeps_the_window_open() {
        loseTwelve();
        sns.unreachable.add("orders");

        assertThat(reconcile().open()).isEqualTo(1);
        sns.unreachable.clear();
        assertThat(reconcile().open()).isZero();

        assertThat(published().stream().distinct()).hasSize(17);
    }

    @Test
    void a_window_too_large_for_one_run_is_gone_on_with_by_the_next() {
        loseTwelve();
        onRead = () -> clock.advance(Duration.ofMinutes(2));

        int runs = 1;
        while (reconcile().open() > 0) {
            runs++;
            assertThat(read).isEqualTo(2 * (runs - 1));
        }

        assertThat(runs).isGreaterThan(5);
        assertThat(read).isEqualTo((store.written.size() + 1) / 2);
        assertThat(published().stream().distinct()).hasSize(17);
    }

    @Test
    void a_crash_between_any_two_calls_loses_nothing() {
        loseTwelve();
        faulty.heal();
        reconcile();
        int calls = faulty.calls();
        assertThat(calls).isGreaterThan(8);
        for (Fault fault : Fault.values()) {
            for (int call = 0; call < calls; call++) {
                new ReconcileEventsTest().crash(call, fault);
            }
        }
    }

    private void crash(int call, Fault fault) {
        loseTwelve();
        givenUp.add(new Span(clock.instant(), clock.instant()));
        faulty.failAt(call, fault);
        try {
            reconcile();
        } catch (Unavailable crashed) {
            assertThat(crashed.dependency()).isEqualTo("dynamodb");
        }
        faulty.heal();

        assertThat(reconcile().open()).as("call %d %s", call, fault).isZero();
        assertThat(published().stream().distinct())
                .as("call %d %s", call, fault)
                .hasSize(17);
    }

    @Test
    void a_crash_of_the_publisher_around_the_mark_loses_nothing() {
        for (Fault fault : Fault.values()) {
            for (int call = 0; call < 4; call++) {
                new ReconcileEventsTest().crashOfThePublisher(call, fault);
            }
        }
    }

    private void crashOfThePublisher(int call, Fault fault) {
        publisherAndReconcilerRun(2);
        order();
        clock.advance(Duration.ofHours(25));
        order();
        beatWithoutLooking();
        faulty.failAt(call, fault);
        int before = streamed;
        try {
            readStream();
        } catch (Unavailable crashed) {
            streamed = before;
        }
        faulty.heal();
        readStream();
        reconcile();

        assertThat(published()).as("call %d %s", call, fault).contains("order-3", "order-4");
    }

    @Test
    void a_person_can_ask_for_a_time_again_and_again() {
        publisherAndReconcilerRun(4);
        Request all = new Request(Instant.parse("2026-01-01T00:00:00Z"), null, null);

        assertThat(function().reconcile(all).republished()).isEqualTo(4);
        assertThat(function().reconcile(all).republished()).isEqualTo(4);
        assertThat(function()
                        .reconcile(new Request(
                                Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"), false))
                        .republished())
                .isZero();
    }

    @Test
    void a_dry_run_says_what_reading_the_log_costs_and_reads_nothing() {
        publisherAndReconcilerRun(4);

        Report report = function().reconcile(new Request(clock.instant(), null, true));

        assertThat(report).isEqualTo(new Report(8, 2, 0, List.of(), 0));
        assertThat(read).isZero();
    }

    @Test
    void a_time_that_ends_before_it_begins_is_refused() {
        Request backwards = new Request(clock.instant(), Instant.EPOCH, null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> function().reconcile(backwards));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Request(null, Instant.EPOCH, null));
    }

    @Test
    void the_schedule_asks_for_nothing() throws IOException {
        assertThat(Json.MAPPER.readValue("{}", Request.class)).isEqualTo(SCHEDULED);
    }

    @Test
    void batches_whose_windows_cannot_be_kept_are_not_taken() {
        givenUp.add(new Span(clock.instant(), clock.instant()));
        faulty.failAt(0, Fault.BEFORE);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(this::reconcile);

        assertThat(givenUp).hasSize(1);
    }

    /** Twelve commits after five that were published, and then two days of standstill. */
    private void loseTwelve() {
        System.setProperty("tense.topic.orders", "orders");
        publisherAndReconcilerRun(5);
        IntStream.range(0, 12).forEach(any -> order());
        clock.advance(Duration.ofDays(2));
        readStream();
    }

    private void publisherAndReconcilerRun(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            order();
            readStream();
            clock.advance(HOUR);
            reconcile();
            readStream();
        }
    }

    private void order() {
        orders++;
        commit(
                new StreamId("order", "o" + orders),
                List.of(new Commit.Recorded("orders.order-" + orders + ".v1", "{}")));
    }

    /** A heartbeat of a reconciler that had no time to look for doubts. */
    private void beatWithoutLooking() {
        commit(new StreamId(PublishEvents.HEARTBEAT, clock.instant().toString()), List.of());
    }

    private void commit(StreamId stream, List<Commit.Recorded> events) {
        var key = new CommandKey("0123456789abcdef0123456789abcdef");
        store.append(
                new Commit(
                        stream,
                        1,
                        clock.instant(),
                        "Test",
                        key,
                        "",
                        null,
                        null,
                        key.value(),
                        null,
                        null,
                        events,
                        List.of(),
                        stream.toString()),
                List.of());
    }

    /** What the stream still has of what was not read yet. */
    private void readStream() {
        Instant kept = clock.instant().minus(Duration.ofDays(1));
        List<Commit> log = store.written;
        List<Map<String, Object>> records = IntStream.range(streamed, log.size())
                .filter(index -> log.get(index).at().isAfter(kept))
                .mapToObj(index -> StreamInsert.of(index, log.get(index)))
                .toList();
        streamed = log.size();
        var answer = new PublishEvents(new Topics(sns, Catalogue.load()), doubts()).publish(Map.of("Records", records));
        assertThat(answer.batchItemFailures()).isEmpty();
    }

    private Report reconcile() {
        return function().reconcile(SCHEDULED);
    }

    private ReconcileEvents function() {
        History history = new RecordedHistory(() -> store.written, () -> {
            read++;
            onRead.run();
        });
        return new ReconcileEvents(
                doubts(), this::takeGivenUp, history, new Topics(sns, Catalogue.load()), store, clock);
    }

    private Doubts doubts() {
        return new Doubts(store, clock);
    }

    private void takeGivenUp(Consumer<Collection<Span>> taker) {
        taker.accept(List.copyOf(givenUp));
        givenUp.clear();
    }

    private List<String> published() {
        return sns.messages()
                .map(message -> message.replaceAll("(?s).*\"type\":\"orders\\.(order-\\d+)\\.v1\".*", "$1"))
                .toList();
    }
}
