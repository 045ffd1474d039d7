package dev.tense.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Json;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
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
import software.amazon.awssdk.services.sqs.SqsClient;

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

    /** What stands behind each port, as the container would find it. */
    private static final Map<String, String> ADAPTERS = Map.of(
            "dev.tense.contract.inventory.Prices", "dev.tense.inventory.StoredPrices",
            "dev.tense.contract.notifications.SentMails", "dev.tense.notifications.EmbeddedMailPort",
            "dev.tense.contract.orders.ShippingAddresses", "dev.tense.orders.StoredAddresses",
            "dev.tense.notifications.MailPort", "dev.tense.notifications.EmbeddedMailPort",
            "dev.tense.shipping.Carrier", "dev.tense.shipping.EmbeddedCarrier",
            "dev.tense.crm.CrmPort", "dev.tense.crm.EmbeddedCrm",
            "dev.tense.users.Passwords", "dev.tense.users.Argon2Passwords",
            "dev.tense.payments.PaymentProvider", "dev.tense.payments.EmbeddedPaymentProvider");

    public final TickingClock clock;
    private final RecordingStore store;
    private final Catalogue catalogue = Catalogue.load();
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final Deque<Message> messages = new ArrayDeque<>();
    private final List<Message> deadLetters = new ArrayList<>();

    /** The queues of all commands. */
    public final FaultyQueue queues = new FaultyQueue(
            body -> messages.addLast(new Message(parse(body).path("function").asText(), body, 1)));

    /** A system whose checkouts have a deadline of 15 minutes. */
    public SimulatedSystem(Store store, TickingClock clock) {
        this.clock = clock;
        this.store = new RecordingStore(store);
        parts.put(Store.class, this.store);
        parts.put(Catalogue.class, catalogue);
        parts.put(
                Settings.class,
                new Settings(
                        "log",
                        "state",
                        Optional.of("queue"),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15)));
        parts.put(Log.class, new Log(this.store, catalogue.factTypes(), clock));
        parts.put(CommandBus.class, new HandlerBus(catalogue, this::part));
        parts.put(SqsClient.class, queues);
    }

    /** Takes this in the place of a part that nobody has asked for yet. */
    public <T> void use(Class<T> type, T part) {
        parts.put(type, part);
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
    public byte[] invoke(String function, byte[] payload) throws IOException {
        var door = new Door(
                function,
                catalogue,
                (Commands) part(Commands.class),
                (Queries) part(Queries.class),
                (HttpTrigger) part(HttpTrigger.class),
                (QueueTrigger) part(QueueTrigger.class),
                (CommandWorker) part(CommandWorker.class));
        return door.serve(payload, exported(catalogue.function(function).orElseThrow()));
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

    private static ObjectNode event() {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("version", "2.0");
        event.withObject("/requestContext").withObject("/http").put("method", "POST");
        event.withObject("/headers");
        return event;
    }

    private Answer http(String function, JsonNode event) {
        var trigger = (HttpTrigger) part(HttpTrigger.class);
        var exported = catalogue.function(function).orElseThrow();
        try {
            JsonNode answer = Json.MAPPER.readTree(trigger.serve(exported, event, exported(exported)));
            var headers = new HashMap<String, String>();
            answer.path("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().asText()));
            String text = answer.path("body").asText();
            return new Answer(answer.path("statusCode").asInt(), Json.MAPPER.readTree(text), headers, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            publish();
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
                            new Topics(sns),
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
        catalogue.reactions().stream()
                .filter(reaction -> reaction.hearsOf(envelope))
                .forEach(reaction -> messages.addLast(new Message(reaction.function(), envelope, 1)));
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
        var function = catalogue.function(message.reaction()).orElseThrow();
        ObjectNode sqs = Json.MAPPER.createObjectNode();
        sqs.put("messageId", "m")
                .put("receiptHandle", "r")
                .put("body", message.body())
                .put("eventSource", "aws:sqs");
        sqs.withObject("/attributes").put("ApproximateReceiveCount", Integer.toString(message.attempt()));
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records").add(sqs);
        int attempts;
        byte[] answer;
        switch (function) {
            case Catalogue.Reaction reaction -> {
                attempts = reaction.attempts();
                answer = ((QueueTrigger) part(QueueTrigger.class)).serve(reaction, event, exported(reaction));
            }
            case Catalogue.Command command -> {
                attempts = command.attempts();
                answer = ((CommandWorker) part(CommandWorker.class)).serve(command, event, exported(command));
            }
            default -> throw new IllegalArgumentException(message.reaction() + " has no queue");
        }
        publish();
        if (new String(answer, StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")) {
            return;
        }
        if (message.attempt() >= attempts) {
            deadLetters.add(message);
        } else {
            clock.advance(Duration.ofSeconds(Math.min(900, 10L << Math.min(message.attempt() - 1, 20))));
            messages.addLast(message.again());
        }
    }

    /** Every commit's events, for every reaction that subscribes to them, as the stream, SNS and SQS would bring them. */
    private void publish() {
        for (Commit commit : store.takeUnpublished()) {
            Envelopes.of(commit).forEach(event -> fanOut(event.json()));
        }
    }

    /** What Funqy does: reads the input, calls the function, writes the answer by its declared type. */
    private Entry.Exported exported(Catalogue.Function function) {
        String handler = switch (function) {
            case Catalogue.Command command -> command.handler();
            case Catalogue.Query query -> query.handler();
            case Catalogue.Reaction reaction -> reaction.handler();
            case Catalogue.SystemFunction system -> system.handler();
        };
        Method method = Arrays.stream(type(handler).getDeclaredMethods())
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers()))
                .findFirst()
                .orElseThrow();
        RequestStreamHandler funqy = (input, output, context) -> call(method, part(handler), input, output);
        return new Entry.Exported(funqy, unhurried());
    }

    private static void call(Method method, Object handler, InputStream input, OutputStream output) throws IOException {
        var in = Json.MAPPER.constructType(method.getGenericParameterTypes()[0]);
        Object answer;
        try {
            answer = method.invoke(handler, Json.MAPPER.<Object>readValue(input, in));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        if (answer != null) {
            Json.MAPPER
                    .writerFor(Json.MAPPER.constructType(method.getGenericReturnType()))
                    .writeValue(output, answer);
        }
    }

    private static Context unhurried() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> method.getName().equals("getRemainingTimeInMillis") ? 29_000 : null);
    }

    private static JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object part(String name) {
        return part(type(name));
    }

    /** The one instance of a class, made with its only constructor; of a port, the one of its adapter. */
    private Object part(Class<?> type) {
        Object known = parts.get(type);
        if (known != null) {
            return known;
        }
        String adapter = ADAPTERS.get(type.getName());
        if (adapter != null) {
            return part(adapter);
        }
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::part).toArray();
        try {
            Object made = constructor.newInstance(arguments);
            parts.put(type, made);
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Class<?> type(String name) {
        return Catalogue.classOf(name);
    }
}
