package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandIdReused;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Log;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
    private static final String BODY = """
            {"commandId": "one/%", "sku": "BOOK-1", "quantity": 1}""";

    private final Catalogue catalogue = Catalogue.load();
    private final Catalogue.Command restock =
            (Catalogue.Command) catalogue.function("restock-inventory").orElseThrow();
    private final InMemoryStore store = new InMemoryStore();
    private final List<String> messages = new ArrayList<>();
    private final FaultyQueue sqs = new FaultyQueue(messages::add);
    private final Settings settings = new Settings(
            "log",
            "state",
            Optional.of("queue"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            "sub");
    private final Log log = new Log(store, catalogue.factTypes(), new TickingClock());
    private final SentCommands sent = new SentCommands(store, log, settings);
    private final CommandQueue queue = new CommandQueue(new Commands(), sent, sqs, settings);
    private final CommandStatusRoute route =
            new CommandStatusRoute(sent, catalogue, new Backoff(sqs, settings, new TickingClock()), log);

    @Test
    void a_message_holds_the_command_and_who_sent_it() throws IOException {
        HttpAnswer accepted = queue.send(restock, request("alice", BODY));

        assertThat(messages)
                .containsExactly(
                        "{\"function\":\"restock-inventory\",\"principal\":\"alice\",\"commandId\":\"one/%\","
                                + "\"traceparent\":\"a trace\",\"command\":{\"commandId\":\"one/%\",\"sku\":\"BOOK-1\",\"quantity\":1}}");
        assertThat(accepted.headers()).containsEntry("location", "/internal/commands/one%2F%25");
    }

    @Test
    void nobody_sees_or_meets_what_another_caller_sent() throws IOException {
        queue.send(restock, request("alice", BODY));

        assertThat(route.status(new Caller("alice"), "one/%")).isPresent();
        assertThat(route.status(new Caller("mallory"), "one/%")).isEmpty();
        queue.send(restock, request("mallory", BODY.replace("1}", "2}")));
        assertThatThrownBy(() -> queue.send(restock, request("alice", BODY.replace("1}", "2}"))))
                .isInstanceOf(CommandIdReused.class);
    }

    @Test
    void a_command_with_a_secret_is_refused_and_leaves_nothing_anywhere() {
        var secretive = new Catalogue.Command(
                restock.name(),
                restock.context(),
                restock.type(),
                restock.answers(),
                List.of("quantity"),
                List.of(),
                restock.function(),
                restock.handler(),
                restock.callers(),
                List.of(),
                List.of(),
                29,
                8);

        assertThatThrownBy(() -> queue.send(secretive, request("alice", BODY)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(new Problem(
                                        400,
                                        "not-asynchronous",
                                        "restock-inventory has a secret, and what is secret is never put into a queue;"
                                                + " send it without Prefer: respond-async")));

        assertThat(messages).isEmpty();
        assertThat(route.status(new Caller("alice"), "one/%")).isEmpty();
    }

    private static Commands.Request request(String principal, String body) {
        return new Commands.Request(body, new Caller(principal), null, "a trace");
    }
}
