package dev.tense.platform;

import static java.util.Map.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Commit;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Every function of the zip in this process, each behind its real door: bytes in, bytes out, as Lambda calls it. Parts are made
 * when they are first needed, as the container would; a test may put its own in the place of any of them before that.
 */
public final class Zip {
    /** What stands behind each port, as the container would find it. */
    private static final Map<String, String> ADAPTERS = Map.ofEntries(
            entry("dev.tense.contract.inventory.Prices", "dev.tense.inventory.StoredPrices"),
            entry("dev.tense.contract.notifications.SentMails", "dev.tense.notifications.EmbeddedMailPort"),
            entry("dev.tense.contract.orders.ShippingAddresses", "dev.tense.orders.StoredAddresses"),
            entry("dev.tense.contract.orders.StandingOrders", "dev.tense.orders.StoredStandingOrders"),
            entry("dev.tense.contract.orders.VisibleOrders", "dev.tense.orders.StoredVisibleOrders"),
            entry("dev.tense.notifications.MailPort", "dev.tense.notifications.EmbeddedMailPort"),
            entry("dev.tense.shipping.Carrier", "dev.tense.shipping.EmbeddedCarrier"),
            entry("dev.tense.crm.CrmPort", "dev.tense.crm.EmbeddedCrm"),
            entry("dev.tense.users.Passwords", "dev.tense.users.Argon2Passwords"),
            entry("dev.tense.payments.PaymentProvider", "dev.tense.payments.EmbeddedPaymentProvider"));

    /** Who sends requests: somebody with a right to all of them. */
    public static final String OPERATOR = "arn:aws:iam::000000000000:user/operator";

    private static final int LARGEST_BATCH = 10;

    private static final Catalogue COMPILED = Catalogue.load();

    private final Catalogue catalogue;
    private final Map<Class<?>, Object> parts = new HashMap<>();
    private final Map<String, List<Catalogue.Reaction>> subscribers = new HashMap<>();
    private final Map<String, Door> doors = new HashMap<>();
    private final Map<String, RequestStreamHandler> functions = new HashMap<>();

    /** Functions that work on this store, with a backoff of 10 s and deadlines of 15 minutes. */
    public Zip(Store store, Clock clock, SqsClient sqs) {
        this(store, clock, sqs, Map.of());
    }

    /**
     * The same, with code that reads versions of events from before there was a catalogue.
     *
     * @param upcasters the class that reads each of those versions
     */
    public Zip(Store store, Clock clock, SqsClient sqs, Map<String, String> upcasters) {
        catalogue = knowing(upcasters);
        use(Store.class, store);
        use(Clock.class, clock);
        use(SqsClient.class, sqs);
        use(Catalogue.class, catalogue);
        use(Log.class, new Log(store, catalogue.factTypes(), clock));
        use(CommandBus.class, new HandlerBus(catalogue, this::part));
        pausing(Duration.ofSeconds(10));
    }

    /** Lets reactions wait this long before their second attempt. */
    void pausing(Duration backoff) {
        Settings settings = new Settings(
                "log", "state", Optional.of("queue"), backoff, Duration.ofMinutes(15), Duration.ofMinutes(15), "sub");
        use(Settings.class, settings);
    }

    private static Catalogue knowing(Map<String, String> upcasters) {
        var all = new ArrayList<>(COMPILED.upcasters());
        upcasters.forEach((from, type) -> all.add(new Catalogue.Upcasting(from, from, type)));
        return new Catalogue(
                COMPILED.commands(),
                COMPILED.events(),
                COMPILED.notes(),
                all,
                COMPILED.reactions(),
                COMPILED.queries(),
                COMPILED.system(),
                COMPILED.alarms());
    }

    /** Takes this in the place of a part that nobody has asked for yet. */
    public <T> void use(Class<? super T> type, T part) {
        parts.put(type, part);
    }

    /** Forgets what a function's own class remembers, as a new process of it would not know it. */
    public void forget(String function) {
        parts.remove(type(handler(function)));
        functions.remove(function);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** Takes this for the topics' client. */
    public void useTopics(SnsClient sns) {
        use(Topics.class, new Topics(sns, COMPILED));
    }

    /**
     * Takes this for the log that reconciling and replaying read.
     *
     * @param read is told of every page that is read
     */
    public void useHistory(Supplier<List<Commit>> log, Runnable read) {
        use(History.class, new RecordedHistory(log, read));
    }

    /** What Lambda gave up of the log's stream. */
    public interface GivenUp {
        /** When the commits of each batch were written: the first and the last of it. */
        List<List<Instant>> received();

        /** These are taken care of. */
        void delete(List<List<Instant>> times);
    }

    /** Takes this for the queue of the batches that Lambda gave up. */
    public void useGivenUp(GivenUp queue) {
        FailedBatches batches = taker -> {
            List<List<Instant>> times = queue.received();
            taker.accept(times.stream()
                    .map(time -> new Span(time.getFirst(), time.getLast()))
                    .toList());
            queue.delete(times);
        };
        use(FailedBatches.class, batches);
    }

    /** The names of all reactions. */
    public List<String> reactions() {
        return catalogue.reactions().stream().map(Catalogue.Reaction::function).toList();
    }

    /** The reactions whose subscription lets an envelope through. */
    public List<String> reactionsTo(String envelope) {
        JsonNode json = Json.parse(envelope, JsonNode.class);
        String type = json.path("type").asText();
        return subscribers
                .computeIfAbsent(
                        type,
                        any -> catalogue.reactions().stream()
                                .filter(reaction -> FactName.sameFact(reaction.event(), type))
                                .toList())
                .stream()
                .filter(reaction -> reaction.when().isEmpty() || reaction.hearsOf(json))
                .map(Catalogue.Reaction::function)
                .toList();
    }

    /** How long a message to a reaction waits before it is first delivered. */
    public Duration delayOf(String reaction) {
        return Duration.ofSeconds(
                catalogue.function(reaction).orElseThrow() instanceof Catalogue.Reaction found
                        ? found.delaySeconds()
                        : 0);
    }

    /** How many messages a function gets at once, as its template says: one, if it sends commands or is one. */
    public int batchSize(String function) {
        return catalogue.function(function).orElseThrow() instanceof Catalogue.Reaction found
                        && found.sends().isEmpty()
                ? LARGEST_BATCH
                : 1;
    }

    /** How often a message to a function is tried. */
    public int attempts(String function) {
        return switch (catalogue.function(function).orElseThrow()) {
            case Catalogue.Command command -> command.attempts();
            case Catalogue.Reaction reaction -> reaction.attempts();
            default -> throw new IllegalArgumentException(function + " has no queue");
        };
    }

    /** After how long Lambda ends a function. */
    public Duration timeout(String function) {
        return Duration.ofSeconds(
                switch (catalogue.function(function).orElseThrow()) {
                    case Catalogue.Command command -> command.timeoutSeconds();
                    case Catalogue.Reaction reaction -> reaction.timeoutSeconds();
                    default -> throw new IllegalArgumentException(function + " has no queue");
                });
    }

    /**
     * Invokes a function.
     *
     * @param left the milliseconds until the function's timeout, as Lambda tells them
     */
    public byte[] invoke(String function, byte[] payload, IntSupplier left) {
        Door door = door(function);
        RequestStreamHandler funqy = functions.computeIfAbsent(function, this::funqy);
        try {
            return door.serve(payload, new Entry.OnLambda(funqy, context(left)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The door of a function. */
    Door door(String function) {
        return doors.computeIfAbsent(function, this::makeDoor);
    }

    private Door makeDoor(String function) {
        return new Door(
                function,
                catalogue,
                part(Commands.class),
                part(Queries.class),
                part(HttpTrigger.class),
                part(QueueTrigger.class),
                part(CommandWorker.class));
    }

    private String handler(String function) {
        return switch (catalogue.function(function).orElseThrow()) {
            case Catalogue.Command command -> command.handler();
            case Catalogue.Query query -> query.handler();
            case Catalogue.Reaction reaction -> reaction.handler();
            case Catalogue.SystemFunction system -> system.handler();
        };
    }

    /** What Funqy does: reads the input, calls the function, writes the answer by its declared type. */
    private RequestStreamHandler funqy(String function) {
        Class<?> type = type(handler(function));
        Object instance = part(type);
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(candidate -> Modifier.isPublic(candidate.getModifiers()) && !candidate.isSynthetic())
                .findFirst()
                .orElseThrow();
        JavaType in = Json.MAPPER.constructType(method.getGenericParameterTypes()[0]);
        JavaType out = Json.MAPPER.constructType(method.getGenericReturnType());
        return (input, output, context) -> call(method, instance, in, out, input, output);
    }

    private static void call(
            Method method, Object instance, JavaType in, JavaType out, InputStream input, OutputStream output)
            throws IOException {
        Object answer;
        try {
            answer = method.invoke(instance, Json.MAPPER.<Object>readValue(input, in));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw thrown(e.getTargetException());
        }
        if (answer != null) {
            Json.MAPPER.writerFor(out).writeValue(output, answer);
        }
    }

    /** An error ends a process, so it is not made an exception that somebody could catch. */
    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private static Context context(IntSupplier left) {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getRemainingTimeInMillis") ? left.getAsInt() : null);
    }

    /** The one instance of a class, made with its only constructor; of a port, the one of its adapter. */
    <T> T part(Class<T> type) {
        Object known = parts.get(type);
        if (known == null) {
            String adapter = ADAPTERS.get(type.getName());
            known = adapter != null ? part(type(adapter)) : make(type);
            parts.put(type, known);
        }
        return type.cast(known);
    }

    private Object make(Class<?> type) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        Object[] arguments =
                Arrays.stream(constructor.getParameterTypes()).map(this::part).toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getName(), e);
        }
    }

    private static Class<?> type(String name) {
        return Catalogue.classOf(name);
    }
}
