package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Json;
import dev.tense.messaging.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The real handlers, reactions, queries and front door over any store, in one thread: HTTP requests go in as the gateway would
 * send them, and committed events wait here until a test delivers them.
 */
public final class SimulatedSystem {
    /** A committed event on its way to one reaction, or a command on its way to its handler. */
    public record Message(String reaction, String body, int attempt) {
        Message again() {
            return new Message(reaction, body, attempt + 1);
        }
    }

    /** An HTTP response. */
    public record Answer(int status, JsonNode body, Map<String, String> headers, String text) {}

    private static final int UNHURRIED_MILLIS = 29_000;

    public final TickingClock clock;
    private final RecordingStore store;
    private final Zip zip;
    private final Catalogue catalogue;
    private ObjectNode authorizer = Json.MAPPER.createObjectNode();
    private final Deque<Message> messages = new ArrayDeque<>();
    private final List<Message> deadLetters = new ArrayList<>();

    /** The queues of all commands. */
    public final FaultyQueue queues = new FaultyQueue(
            body -> messages.addLast(new Message(parse(body).path("function").asText(), body, 1)));

    /** A system whose checkouts have a deadline of 15 minutes, and whose reactions wait 10 seconds before their second attempt. */
    public SimulatedSystem(Store store, TickingClock clock) {
        this(store, clock, Duration.ofSeconds(10));
    }

    /** As above, but with this pause before the second attempt. */
    public SimulatedSystem(Store store, TickingClock clock, Duration retryBackoff) {
        this.clock = clock;
        this.store = new RecordingStore(store);
        this.zip = new Zip(this.store, clock, queues);
        zip.pausing(retryBackoff);
        this.catalogue = zip.catalogue();
        asOperator();
    }

    /** Takes this in the place of a part that nobody has asked for yet. */
    public <T> void use(Class<T> type, T part) {
        zip.use(type, part);
    }

    /** Every commit that was written, in the order of writing. */
    public List<Commit> commits() {
        return List.copyOf(store.written);
    }

    /** Sends a command by its kebab-case name. */
    public Answer command(String function, String json) {
        ObjectNode event = event();
        event.withObject("/headers").put("content-type", "application/json");
        event.put("body", json);
        return http(function, event);
    }

    /** Sends any bytes as a command: as text if they are UTF-8, in base64 if not, as the gateway does. */
    public Answer command(String function, byte[] body, Map<String, String> headers) {
        ObjectNode event = event();
        headers.forEach(event.withObject("/headers")::put);
        String text = new String(body, StandardCharsets.UTF_8);
        boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body);
        event.put("body", isText ? text : Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", !isText);
        return http(function, event);
    }

    /** Sends a command that a gateway says is in base64. */
    public Answer base64(String function, String body) {
        ObjectNode event = event();
        event.withObject("/headers").put("content-type", "application/json");
        event.put("body", body).put("isBase64Encoded", true);
        return http(function, event);
    }

    /** Any payload for a function, as Lambda hands it over. */
    public byte[] invoke(String function, byte[] payload) {
        return zip.invoke(function, payload, () -> UNHURRIED_MILLIS);
    }

    /** Sends a command for a later answer. */
    public Answer later(String function, String json) {
        ObjectNode event = event();
        event.withObject("/headers").put("content-type", "application/json").put("prefer", "respond-async");
        event.put("body", json);
        return http(function, event);
    }

    /** Asks how a command stands that was sent for a later answer. */
    public Answer status(String commandId) {
        return query("get-command", "commandId", commandId);
    }

    /** Asks a query by its function's name. */
    public Answer query(String function, String parameter, String value) {
        ObjectNode event = event();
        event.withObject("/pathParameters").put(parameter, value);
        return http(function, event);
    }

    /** Asks a query that has no parameters. */
    public Answer query(String function) {
        return http(function, event());
    }

    /** Lets what follows come with a token of this customer, until {@link #asOperator}. */
    public void asCustomer(String id) {
        authorizer = Json.MAPPER.createObjectNode();
        authorizer.withObject("/jwt/claims").put("sub", id);
    }

    /** Lets what follows come from an operator, as it does in the beginning. */
    public void asOperator() {
        asIdentity(Zip.OPERATOR);
    }

    /** Lets what follows come from an AWS identity. */
    public void asIdentity(String arn) {
        authorizer = Json.MAPPER.createObjectNode();
        authorizer.withObject("/iam").put("userArn", arn);
    }

    /** Lets what follows come through a route that forgot to ask who is there. */
    public void asNobody() {
        authorizer = Json.MAPPER.createObjectNode();
    }

    private ObjectNode event() {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("version", "2.0");
        event.withObject("/requestContext").withObject("/http").put("method", "POST");
        event.withObject("/requestContext").set("authorizer", authorizer);
        event.withObject("/headers");
        return event;
    }

    private Answer http(String function, JsonNode event) {
        try {
            JsonNode answer = parse(invoke(function, event));
            var headers = new HashMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            String text = answer.path("body").asText();
            return new Answer(answer.path("statusCode").asInt(), parse(text), headers, text);
        } finally {
            publish();
        }
    }

    private String invoke(String function, JsonNode event) {
        return new String(invoke(function, ascii(event)), StandardCharsets.UTF_8);
    }

    /** With escapes, so that half of a surrogate pair gets through, as it may from a gateway. */
    private static byte[] ascii(JsonNode event) {
        try {
            return Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Messages that wait, in the order of their commits. */
    public List<Message> waiting() {
        return List.copyOf(messages);
    }

    /** Loses what waits, as a stream does after 24 hours. */
    public void loseAll() {
        messages.clear();
    }

    /** Lets the reconciler publish every event of the log again. */
    public void republishAll() {
        var topics = catalogue.events().stream()
                .map(event -> "tense.topic." + event.context())
                .toList();
        topics.forEach(topic -> System.setProperty(topic, topic));
        try {
            var sns = new FakeSns();
            new ReconcileEvents(
                            new Doubts(store, clock),
                            nothing -> {},
                            new RecordedHistory(this::commits, () -> {}),
                            new Topics(sns, Catalogue.load()),
                            store,
                            clock)
                    .reconcile(new ReconcileEvents.Request(Instant.EPOCH, null, null));
            sns.messages().forEach(this::fanOut);
        } finally {
            topics.forEach(System::clearProperty);
        }
    }

    /** To every reaction that subscribes to the event, as SNS and SQS would bring it. */
    private void fanOut(String envelope) {
        zip.reactionsTo(envelope).forEach(reaction -> messages.addLast(new Message(reaction, envelope, 1)));
    }

    /** Messages whose attempts are used up. */
    public List<Message> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Delivers what waits, and what follows from it, until nothing waits; the clock goes on for what is tried again. */
    public void deliverAll() {
        deliverWhile(message -> true);
    }

    /** Delivers the messages to these reactions, and what follows from them to these reactions. */
    public void deliverWhile(Predicate<Message> wanted) {
        publish();
        Optional<Message> next = messages.stream().filter(wanted).findFirst();
        while (next.isPresent()) {
            messages.remove(next.get());
            deliver(next.get());
            next = messages.stream().filter(wanted).findFirst();
        }
    }

    /** Delivers one message, which may have been delivered before. */
    public void deliver(Message message) {
        ObjectNode sqs = Json.MAPPER.createObjectNode();
        sqs.put("messageId", "m")
                .put("receiptHandle", "r")
                .put("body", message.body())
                .put("eventSource", "aws:sqs");
        sqs.withObject("/attributes").put("ApproximateReceiveCount", Integer.toString(message.attempt()));
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records").add(sqs);
        String answer = invoke(message.reaction(), event);
        publish();
        if (answer.equals("{\"batchItemFailures\":[]}")) {
            return;
        }
        if (message.attempt() >= zip.attempts(message.reaction())) {
            deadLetters.add(message);
        } else {
            clock.advance(queues.hidden());
            messages.addLast(message.again());
        }
    }

    /** Every commit's events, for every reaction that subscribes to them, as the stream, SNS and SQS would bring them. */
    private void publish() {
        for (Commit commit : store.takeUnpublished()) {
            Envelopes.of(commit).forEach(event -> fanOut(event.json()));
        }
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
