package dev.tense.platform;

import static java.util.Map.entry;

import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.StreamId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A commit as an item of the log table. What is empty or follows from something else is left out: a write unit is 1 KiB. */
final class CommitItem {
    private CommitItem() {}

    static Map<String, AttributeValue> write(Commit commit) {
        var item = new HashMap<>(key(commit.stream(), commit.version()));
        item.put("at", text(commit.at().toString()));
        item.put("by", text(commit.by()));
        item.put("key", text(commit.key().value()));
        item.put("attempt", text(commit.attempt()));
        put(item, "fingerprint", commit.fingerprint().isEmpty() ? null : commit.fingerprint());
        put(item, "answer", commit.answer());
        put(item, "correlation", commit.correlation().equals(commit.key().value()) ? null : commit.correlation());
        put(item, "causation", commit.causation());
        put(item, "traceparent", commit.traceparent());
        putFacts(item, "events", commit.events());
        putFacts(item, "private", commit.notes());
        var root = commit.root();
        if (root != null) {
            item.put(
                    "root",
                    AttributeValue.fromM(Map.ofEntries(
                            entry("by", text(root.command())),
                            entry("key", text(root.key().value())),
                            entry("fingerprint", text(root.fingerprint())))));
        }
        return item;
    }

    static Map<String, AttributeValue> key(StreamId stream, long version) {
        return Map.of("stream", text(stream.toString()), "version", AttributeValue.fromN(Long.toString(version)));
    }

    static Commit read(Map<String, AttributeValue> item) {
        String key = required(item, "key");
        return new Commit(
                StreamId.parse(required(item, "stream")),
                Long.parseLong(attribute(item, "version").n()),
                Instant.parse(required(item, "at")),
                required(item, "by"),
                new CommandKey(key),
                orElse(optional(item, "fingerprint"), ""),
                optional(item, "answer"),
                root(item.get("root")),
                orElse(optional(item, "correlation"), key),
                optional(item, "causation"),
                optional(item, "traceparent"),
                facts(item.get("events")),
                facts(item.get("private")),
                required(item, "attempt"));
    }

    private static Commit.@Nullable Root root(@Nullable AttributeValue root) {
        return root == null
                ? null
                : new Commit.Root(
                        required(root.m(), "by"),
                        new CommandKey(required(root.m(), "key")),
                        required(root.m(), "fingerprint"));
    }

    private static void putFacts(Map<String, AttributeValue> item, String name, List<Commit.Recorded> facts) {
        if (!facts.isEmpty()) {
            item.put(
                    name,
                    AttributeValue.fromL(facts.stream()
                            .map(fact ->
                                    AttributeValue.fromM(Map.of("name", text(fact.name()), "data", text(fact.json()))))
                            .toList()));
        }
    }

    private static List<Commit.Recorded> facts(@Nullable AttributeValue facts) {
        return facts == null
                ? List.of()
                : facts.l().stream()
                        .map(AttributeValue::m)
                        .map(fact -> new Commit.Recorded(required(fact, "name"), required(fact, "data")))
                        .toList();
    }

    private static void put(Map<String, AttributeValue> item, String name, @Nullable String value) {
        if (value != null) {
            item.put(name, text(value));
        }
    }

    private static String required(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("a commit in the log has no " + name);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? null : value.s();
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
