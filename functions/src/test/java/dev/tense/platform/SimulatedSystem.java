package dev.tense.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.contract.inventory.Prices;
import dev.tense.contract.notifications.SentMails;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.FactName;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** A committed event on its way to one reaction. */
    public record Message(String reaction, String body, int attempt) {
        Message again() {
            return new Message(reaction, body, attempt + 1);
        }
    }

    /** An HTTP response. */
    public record Answer(int status, JsonNode body, Map<String, String> headers, String text) {}

    public final TickingClock clock;
    private final RecordingStore store;
    private final Catalogue catalogue = Catalogue.load();
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final Deque<Message> messages = new ArrayDeque<>();
    private final List<Message> deadLetters = new ArrayList<>();

    /** A system whose checkouts have a deadline of 15 minutes. */
    public SimulatedSystem(Store store, TickingClock clock) {
        this.clock = clock;
        this.store = new RecordingStore(store);
        parts.put(Store.class, this.store);
        parts.put(Catalogue.class, catalogue);
        parts.put(
                Settings.class,
                new Settings("log", "state", Optional.empty(), Duration.ofSeconds(10), Duration.ofMinutes(15)));
        parts.put(Log.class, new Log(this.store, catalogue.factTypes(), clock));
        parts.put(CommandBus.class, new HandlerBus(catalogue, this::part));
        parts.put(SqsClient.class, unused(SqsClient.class));
        parts.put(Prices.class, part("dev.tense.inventory.StoredPrices"));
        Object mails = part("dev.tense.notifications.EmbeddedMailPort");
        parts.put(SentMails.class, mails);
        parts.put(type("dev.tense.notifications.MailPort"), mails);
        parts.put(type("dev.tense.payments.PaymentProvider"), part("dev.tense.payments.EmbeddedPaymentProvider"));
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

    /** Asks a query by its function's name. */
    public Answer query(String function, String parameter, String value) {
        ObjectNode event = event();
        event.withObject("/pathParameters").put(parameter, value);
        return http(function, event);
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
        Optional<Message> next = messages.stream().filter(wanted).findFirst();
        while (next.isPresent()) {
            messages.remove(next.get());
            deliver(next.get());
            next = messages.stream().filter(wanted).findFirst();
        }
    }

    /** Delivers one message, which may have been delivered before. */
    public void deliver(Message message) {
        var reaction =
                (Catalogue.Reaction) catalogue.function(message.reaction()).orElseThrow();
        ObjectNode sqs = Json.MAPPER.createObjectNode();
        sqs.put("messageId", "m")
                .put("receiptHandle", "r")
                .put("body", message.body())
                .put("eventSource", "aws:sqs");
        sqs.withObject("/attributes").put("ApproximateReceiveCount", Integer.toString(message.attempt()));
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records").add(sqs);
        byte[] answer = ((QueueTrigger) part(QueueTrigger.class)).serve(reaction, event, exported(reaction));
        publish();
        if (new String(answer, StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")) {
            return;
        }
        if (message.attempt() >= reaction.attempts()) {
            deadLetters.add(message);
        } else {
            clock.advance(Duration.ofSeconds(10L << message.attempt()));
            messages.addLast(message.again());
        }
    }

    /** Every commit's events, for every reaction that subscribes to them, as the stream, SNS and SQS would bring them. */
    private void publish() {
        for (Commit commit : store.takeUnpublished()) {
            for (Envelopes.Rendered event : Envelopes.of(commit)) {
                catalogue.reactions().stream()
                        .filter(reaction -> FactName.sameFact(reaction.event(), event.type()))
                        .forEach(reaction -> messages.addLast(new Message(reaction.function(), event.json(), 1)));
            }
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

    @SuppressWarnings("unchecked")
    private static <T> T unused(Class<T> type) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object part(String name) {
        return part(type(name));
    }

    /** The one instance of a class, made with its only constructor. */
    private Object part(Class<?> type) {
        Object known = parts.get(type);
        if (known != null) {
            return known;
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
