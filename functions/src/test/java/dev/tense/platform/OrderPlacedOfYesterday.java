package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Json;
import dev.tense.messaging.Upcaster;
import java.util.Map;
import java.util.TreeMap;

/**
 * The code of yesterday, which wrote placed orders in another shape: the order's and the customer's reference had other names. What it
 * left in the log, in queues and in dead-letter queues is met by the code of today.
 */
public final class OrderPlacedOfYesterday {
    /** How yesterday's code called what is {@code orders.order-placed.v1} today. */
    private static final String NAME = "orders.order-placed.v0";

    private static final String TODAY = "orders.order-placed.v1";
    private static final Map<String, String> RENAMED =
            new TreeMap<>(Map.of("orderId", "order", "customerId", "customer"));

    private OrderPlacedOfYesterday() {}

    /** The version that can be read, with the class that reads it. */
    public static Map<String, String> upcasters() {
        return Map.of(NAME, reading().getClass().getName());
    }

    /** Without a name of its own, because the compiler takes no upcaster from before the first version. */
    private static Upcaster reading() {
        return new Upcaster() {
            @Override
            public ObjectNode upcast(ObjectNode json) {
                RENAMED.forEach((today, yesterday) -> rename(json, yesterday, today));
                return json;
            }
        };
    }

    /** A commit as yesterday's code would have written it. */
    public static Commit write(Commit commit) {
        return new Commit(
                commit.stream(),
                commit.version(),
                commit.at(),
                commit.by(),
                commit.key(),
                commit.fingerprint(),
                commit.answer(),
                commit.root(),
                commit.correlation(),
                commit.causation(),
                commit.traceparent(),
                commit.events().stream().map(OrderPlacedOfYesterday::older).toList(),
                commit.notes(),
                commit.attempt());
    }

    private static Commit.Recorded older(Commit.Recorded event) {
        if (!event.name().equals(TODAY)) {
            return event;
        }
        var json = (ObjectNode) Json.parse(event.json(), JsonNode.class);
        RENAMED.forEach((today, yesterday) -> rename(json, today, yesterday));
        return new Commit.Recorded(NAME, json.toString());
    }

    private static void rename(ObjectNode json, String from, String to) {
        JsonNode value = json.remove(from);
        if (value != null) {
            json.set(to, value);
        }
    }
}
