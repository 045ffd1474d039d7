package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Json;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Any payload for any function: it is answered, or refused as something that its sender did wrong. The first line says which
 * function.
 */
public final class AnyPayload {
    /** A system remembers what it was told; every so often a new one begins. */
    private static final int PAYLOADS_OF_A_SYSTEM = 2_000;

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<String> FUNCTIONS = Stream.of(
                    CATALOGUE.commands().stream().map(Catalogue.Command::function),
                    CATALOGUE.queries().stream().map(Catalogue.Query::function),
                    CATALOGUE.reactions().stream().map(Catalogue.Reaction::function),
                    Stream.of("get-command", "unmatched-route", "replay-events"))
            .flatMap(names -> names)
            .toList();

    private SimulatedSystem system = system();
    private int payloads;

    /** A payload for a function, as {@link #serve} takes it. */
    public static byte[] of(String function, String payload) {
        if (!FUNCTIONS.contains(function)) {
            throw new IllegalArgumentException(function + " is not among " + FUNCTIONS);
        }
        return (function + "\n" + payload).getBytes(StandardCharsets.UTF_8);
    }

    /** Fails unless the payload is answered or refused. */
    public void serve(byte[] data) {
        if (++payloads % PAYLOADS_OF_A_SYSTEM == 0) {
            system = system();
        }
        int end = 0;
        while (end < data.length && data[end] != '\n') {
            end++;
        }
        String name = new String(data, 0, end, StandardCharsets.UTF_8);
        String function =
                FUNCTIONS.contains(name) ? name : FUNCTIONS.get(Math.floorMod(name.hashCode(), FUNCTIONS.size()));
        byte[] payload = Arrays.copyOfRange(data, Math.min(end + 1, data.length), data.length);
        try {
            answered(function, system.invoke(function, payload));
        } catch (InvocationFailed refused) {
            JsonNode problem = Json.parse(String.valueOf(refused.getMessage()), JsonNode.class);
            assertThat(problem.path("status").asInt())
                    .as(function + ": " + problem)
                    .isBetween(400, 499);
            assertThat(problem.path("type").asText()).startsWith("urn:tense:problem:");
        }
        system.deliverWhile(any -> false); // publishes what was committed
    }

    private static void answered(String function, byte[] answer) {
        JsonNode json = Json.parse(new String(answer, StandardCharsets.UTF_8), JsonNode.class);
        assertThat(json.isObject()).as(function + ": " + json).isTrue();
        if (json.has("statusCode")) {
            assertThat(json.path("statusCode").asInt())
                    .as(function + ": " + json)
                    .isBetween(200, 499);
        }
    }

    private static SimulatedSystem system() {
        var clock = new TickingClock();
        var system = new SimulatedSystem(new InMemoryStore(), clock);
        system.use(Clock.class, clock);
        system.use(History.class, new OnePage(system::commits));
        system.use(ReactionQueues.class, (reaction, envelopes) -> {});
        quick(system, "dev.tense.users.Passwords");
        return system;
    }

    /** The log in one page, wherever reading begins. */
    private record OnePage(Supplier<List<Commit>> log) implements History {
        @Override
        public Size size() {
            return new Size(log.get().size(), 0);
        }

        @Override
        public Page read(Span span, @Nullable String after) {
            return new Page(log.get(), List.of(), null);
        }
    }

    /** A hash that is made to be slow would be most of what is tried. */
    @SuppressWarnings("unchecked") // the proxy is of this class
    private static void quick(SimulatedSystem system, String passwords) {
        var type = (Class<Object>) Catalogue.classOf(passwords);
        system.use(
                type,
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> "a hash"));
    }
}
