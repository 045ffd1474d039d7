package dev.tense.check;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.schema.Descriptions;
import dev.tense.check.schema.Schemas;
import dev.tense.messaging.Json;
import java.util.Map;
import java.util.Objects;

/** {@code docs/asyncapi.yaml}: the topics with their events, and the queues of those who react. */
final class AsyncApiDocument {
    static final String FILE = "docs/asyncapi.yaml";

    private final ObjectNode document = Yaml.resource("asyncapi.yaml");
    private final ObjectNode channels = document.withObjectProperty("channels");
    private final ObjectNode operations = document.withObjectProperty("operations");
    private final ObjectNode components = document.withObjectProperty("components");
    private final Descriptions descriptions;
    private final Schemas schemas;

    private AsyncApiDocument(Descriptions descriptions) {
        this.descriptions = descriptions;
        this.schemas = new Schemas("#/components/schemas/", descriptions);
    }

    static String render(Catalogue catalogue, Descriptions descriptions) {
        return Yaml.write(new AsyncApiDocument(descriptions).of(catalogue));
    }

    private ObjectNode of(Catalogue catalogue) {
        Map<String, Event> events = catalogue.events().stream().collect(toMap(Event::name, identity()));
        catalogue.events().forEach(this::addMessage);
        catalogue.events().stream().map(Event::context).distinct().forEach(this::addTopic);
        catalogue.events().forEach(this::addToTopic);
        catalogue
                .reactions()
                .forEach(reaction -> addQueue(reaction, Objects.requireNonNull(events.get(reaction.event()))));
        schemas.addTo(components);
        return document;
    }

    private void addMessage(Event event) {
        Class<?> type = Contract.of(event);
        ObjectNode data = schemas.written(type);
        ObjectNode message = components
                .withObjectProperty("messages")
                .putObject(event.name())
                .put("name", event.name())
                .put("title", type.getSimpleName());
        descriptions.of(type).ifPresent(text -> message.put("summary", text));
        message.putArray("traits").add(reference("components/messageTraits/cloudevent"));
        message.set("correlationId", reference("components/correlationIds/command"));
        message.set("payload", payload(event, data));
        JsonNode golden = Contract.golden(event);
        if (golden.isObject()) {
            schemas.definition(data).putArray("examples").add(golden);
        }
    }

    private static ObjectNode payload(Event event, ObjectNode data) {
        var payload = Json.MAPPER.createObjectNode();
        ObjectNode own = payload.putArray("allOf")
                .add(reference("components/schemas/Envelope"))
                .addObject()
                .put("type", "object");
        ObjectNode members = own.putObject("properties");
        members.putObject("source").put("const", "/tense/" + event.context());
        members.putObject("type").put("const", event.name());
        members.set("data", data);
        own.putArray("required").add("data");
        return payload;
    }

    private void addTopic(String context) {
        ObjectNode channel = channels.putObject(context)
                .put("address", "tense-" + context)
                .put("summary", "What happens in " + context);
        channel.putArray("servers").add(reference("servers/sns")).add(reference("servers/local-sns"));
        channel.putObject("messages");
        ObjectNode binding = channel.putObject("bindings").putObject("sns").put("name", "tense-" + context);
        binding.putObject("ordering").put("type", "standard");
        ObjectNode operation = operations.putObject("publish-" + context).put("action", "send");
        operation.set("channel", reference("channels/" + context));
        operation.put("summary", "Events of " + context + " are published");
        operation.putArray("messages");
    }

    private void addToTopic(Event event) {
        String topic = event.context();
        channels.withObjectProperty(topic)
                .withObjectProperty("messages")
                .set(event.name(), reference("components/messages/" + event.name()));
        operations
                .withObjectProperty("publish-" + topic)
                .withArrayProperty("messages")
                .add(message(topic, event));
    }

    private void addQueue(Reaction reaction, Event event) {
        var queue = new ReactionQueue(reaction, event);
        String name = reaction.function();
        ObjectNode channel = channels.putObject(name)
                .put("address", queue.name())
                .put("summary", "What " + name + " is still to hear");
        channel.putArray("servers").add(reference("servers/sqs")).add(reference("servers/local-sqs"));
        channel.putObject("messages").set(event.name(), reference("components/messages/" + event.name()));
        channel.putObject("bindings").set("sqs", queue.channelBinding());
        ObjectNode operation = operations.putObject(name).put("action", "receive");
        operation.set("channel", reference("channels/" + name));
        operation.put("summary", "%s reacts to %s".formatted(reaction.context(), event.name()));
        operation.putArray("messages").add(message(name, event));
        operation.putObject("bindings").set("sns", queue.subscription());
    }

    private static ObjectNode message(String channel, Event event) {
        return reference("channels/%s/messages/%s".formatted(channel, event.name()));
    }

    private static ObjectNode reference(String path) {
        return Json.MAPPER.createObjectNode().put("$ref", "#/" + path);
    }
}
