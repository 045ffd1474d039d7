package dev.tense.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Topics and subscriptions on disk, with the attributes that SNS tells of them. */
final class TopicFile {
    private final Path file;

    TopicFile(Path file) {
        this.file = file;
    }

    record Content(Collection<String> topics, List<Subscriber> subscribers) {}

    Content load() {
        if (!Files.exists(file)) {
            return new Content(List.of(), List.of());
        }
        try {
            JsonNode json = Json.trusted(Files.readAllBytes(file));
            return new Content(
                    json.path("topics").valueStream().map(JsonNode::asText).toList(),
                    json.path("subscriptions")
                            .valueStream()
                            .map(TopicFile::subscriber)
                            .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the topics in " + file, unreadable);
        }
    }

    private static Subscriber subscriber(JsonNode json) {
        Map<String, String> attributes = json.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().asText()));
        return Subscriber.of(
                json.path("SubscriptionArn").asText(),
                json.path("TopicArn").asText(),
                json.path("Endpoint").asText(),
                attributes);
    }

    void save(Content content) {
        ObjectNode json = Json.object();
        ArrayNode topics = json.putArray("topics");
        content.topics().forEach(topics::add);
        ArrayNode subscriptions = json.putArray("subscriptions");
        content.subscribers().forEach(each -> subscriptions.add(Json.tree(each.attributes(""))));
        Path work = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(work, Json.bytes(json));
            Files.move(work, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the topics to " + file, unwritable);
        }
    }
}
