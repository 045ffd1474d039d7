package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import dev.tense.messaging.Unavailable;
import dev.tense.platform.ReplayEvents.Report;
import dev.tense.platform.ReplayEvents.Request;
import dev.tense.platform.SimulatedSystem.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayEventsTest {
    private static final String POINTS = "award-points-on-order-placed";

    private final SimulatedSystem system = new SimulatedSystem(new InMemoryStore(), new TickingClock());
    private final List<Message> sent = new ArrayList<>();
    private final ReplayEvents replay = new ReplayEvents(
            Catalogue.load(),
            new RecordedHistory(system::commits, () -> {}),
            (function, envelopes) -> envelopes.forEach(envelope -> sent.add(new Message(function, envelope, 1))),
            system.clock);

    @Test
    void a_reaction_that_is_new_catches_up_from_the_log() {
        place("one");
        place("two");
        system.deliverWhile(message -> !message.reaction().equals(POINTS));
        system.loseAll();

        Report report = replay.replay(new Request(POINTS, null, null, null, null));
        sent.forEach(system::deliver);

        assertThat(report.sent()).isEqualTo(2);
        assertThat(report.next()).isNull();
        assertThat(sent).extracting(Message::reaction).containsOnly(POINTS);
        assertThat(points()).isEqualTo(98);
    }

    @Test
    void what_was_handled_is_not_handled_again_and_nobody_else_hears_of_it() {
        place("one");
        system.deliverAll();
        int commits = system.commits().size();

        replay.replay(new Request(POINTS, null, null, null, null));
        replay.replay(new Request(POINTS, null, null, null, null));
        sent.forEach(system::deliver);

        assertThat(sent).hasSize(2);
        assertThat(system.commits()).hasSize(commits);
        assertThat(system.waiting()).isEmpty();
        assertThat(points()).isEqualTo(49);
    }

    @Test
    void a_reaction_that_hears_of_some_events_gets_only_those() {
        place("one");
        var conditional = Catalogue.load().reactions().stream()
                .filter(reaction -> !reaction.when().isEmpty())
                .toList();

        assertThat(conditional)
                .isNotEmpty()
                .allSatisfy(reaction -> assertThat(system.commits().stream()
                                .flatMap(commit -> Envelopes.of(commit).stream())
                                .filter(event -> event.type().equals(reaction.event())))
                        .isNotEmpty()
                        .noneMatch(event -> reaction.hearsOf(Json.parse(event.json(), JsonNode.class))));
    }

    @Test
    void only_the_time_that_was_asked_for_is_replayed() {
        place("one");
        Instant between = system.clock.instant();
        system.clock.advance(Duration.ofHours(1));
        place("two");

        assertThat(replay.replay(new Request(POINTS, null, between, null, null)).sent())
                .isEqualTo(1);
        assertThat(replay.replay(new Request(POINTS, between.plusSeconds(1), null, null, null))
                        .sent())
                .isEqualTo(1);
    }

    @Test
    void the_stock_follows_from_the_events_of_the_log_alone() {
        place("one");
        String order = place("two");
        system.command("cancel-order", "{\"commandId\": \"stop\", \"orderId\": \"" + order + "\"}");
        system.deliverAll();

        long stock = events("inventory.inventory-restocked.v1")
                        .mapToLong(event -> event.path("quantity").asLong())
                        .sum()
                - pieces("inventory.inventory-reserved.v1")
                + pieces("inventory.inventory-released.v1");

        assertThat(stock).isEqualTo(8);
        assertThat(system.query("get-stock", "sku", "BOOK-1")
                        .body()
                        .path("available")
                        .asLong())
                .isEqualTo(stock);
    }

    private long pieces(String type) {
        return events(type)
                .flatMap(event -> event.path("items").valueStream())
                .mapToLong(line -> line.path("quantity").asLong())
                .sum();
    }

    private Stream<JsonNode> events(String type) {
        return system.commits().stream()
                .flatMap(commit -> Envelopes.of(commit).stream())
                .filter(event -> event.type().equals(type))
                .map(event -> Json.parse(event.json(), JsonNode.class).path("data"));
    }

    @Test
    void a_dry_run_says_the_price_and_sends_nothing() {
        place("one");

        Report report = replay.replay(new Request(POINTS, null, null, null, true));

        assertThat(report.commits()).isPositive();
        assertThat(report.readUnits()).isPositive();
        assertThat(report.sent()).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void a_replay_that_runs_out_of_time_says_where_to_go_on() {
        place("one");
        place("two");
        var slow = new ReplayEvents(
                Catalogue.load(),
                new RecordedHistory(system::commits, () -> system.clock.advance(Duration.ofMinutes(3))),
                (function, envelopes) -> envelopes.forEach(envelope -> sent.add(new Message(function, envelope, 1))),
                system.clock);
        Instant end = system.clock.instant();

        int runs = 1;
        Report report = slow.replay(new Request(POINTS, null, end, null, null));
        while (report.next() != null) {
            report = slow.replay(new Request(POINTS, null, end, report.next(), null));
            runs++;
        }

        assertThat(runs).isGreaterThan(1);
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_queue_that_does_not_take_everything_is_told_and_not_passed_over() {
        place("one");
        var broken = new ReplayEvents(
                Catalogue.load(),
                new RecordedHistory(system::commits, () -> {}),
                (function, envelopes) -> {
                    throw new Unavailable("sqs");
                },
                system.clock);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> broken.replay(new Request(POINTS, null, null, null, null)));
    }

    @ParameterizedTest
    @CsvSource({
        "place-order, reaction is a command; a command is never executed by a replay",
        "process-payment, reaction is a command; a command is never executed by a replay",
        "refund-on-order-cancelled, reaction is left out of replays: its effect belongs to the moment",
        "get-order, reaction must be the name of a reaction",
        "no-such-function, reaction must be the name of a reaction",
        ", reaction must be the name of a reaction"
    })
    void only_a_reaction_that_may_be_replayed_is(String function, String why) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> replay.replay(new Request(function, null, null, null, null)))
                .withMessage(why);
        assertThat(sent).isEmpty();
    }

    private String place(String id) {
        if (system.commits().isEmpty()) {
            stock();
        }
        var placed = system.command("place-order", """
                {"commandId": "%s", "customerId": "C-1", "items": [{"sku": "BOOK-1", "quantity": 2}],
                 "shippingAddress": {"name": "N", "street": "S", "city": "C", "postalCode": "1", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(id));
        assertThat(placed.status()).isEqualTo(201);
        return placed.body().path("orderId").asText();
    }

    private void stock() {
        system.command("add-product", """
                {"commandId": "add", "sku": "BOOK-1", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}}""");
        system.command("restock-inventory", """
                {"commandId": "restock", "sku": "BOOK-1", "quantity": 10}""");
    }

    private long points() {
        return system.query("get-customer", "customerId", "C-1")
                .body()
                .path("points")
                .asLong();
    }
}
