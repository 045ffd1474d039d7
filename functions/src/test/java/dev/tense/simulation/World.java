package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.crm.SimulatedCrm;
import dev.tense.messaging.Commit;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Json;
import dev.tense.messaging.Unavailable;
import dev.tense.notifications.SimulatedMail;
import dev.tense.payments.SimulatedPaymentProvider;
import dev.tense.payments.SimulatedPaymentProvider.Trouble;
import dev.tense.platform.OrderPlacedOfYesterday;
import dev.tense.platform.Zip;
import dev.tense.shipping.SimulatedCarrier;
import dev.tense.simulation.Call.Kind;
import dev.tense.users.SimulatedPasswords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The whole system on a virtual clock: the real functions behind their real doors, and around them simulated tables, topics, queues,
 * providers and people. The same seed, latencies and faults give the same run, call by call.
 */
final class World implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-22T09:00:00Z");
    private static final List<String> CONTEXTS =
            List.of("orders", "payments", "inventory", "shipping", "users", "notifications", "loyalty");
    private static final Logger FUNCTIONS_LOG = Logger.getLogger("dev.tense");

    private static final List<String> POISON =
            List.of("", "no json", "{}", "[]", "{\"type\":\"orders.order-placed.v1\"}");

    static {
        FUNCTIONS_LOG.setLevel(Level.OFF); // what goes wrong here goes wrong on purpose
    }

    final Scheduler scheduler;
    final Outside outside;
    final Gateway gateway;
    final Queues queues;
    final LogStream stream;
    final SimulatedPaymentProvider provider;
    final SimulatedMail mail;
    final SimulatedCarrier carrier;
    final SimulatedCrm crm;
    final Probe probe = new Probe();
    private final Trace trace;
    private final Lambda lambda;
    private final InMemoryStore tables;
    private final Zip zip;
    private final Delivery delivery;
    private int poisoned;

    /**
     * What a run is like.
     *
     * @param latency  of the calls that functions make
     * @param delivery what topics and queues do to messages
     * @param skew     by how many milliseconds the clock of the next process is wrong
     * @param writing  how the code that is deployed writes a commit
     * @param behind   whether the index by subject is behind when it is asked
     * @param attempts how often a batch of the log's stream is tried before it is given up
     */
    record Nature(
            Random random,
            Outside.Latency latency,
            Delivery delivery,
            LongSupplier skew,
            UnaryOperator<Commit> writing,
            BooleanSupplier behind,
            int attempts) {
        /** Every delivery takes 20 ms, every message comes once, all clocks agree, and no index is behind. */
        static Nature calm(Outside.Latency latency, int attempts) {
            return new Nature(
                    new Random(1), latency, () -> new long[] {20}, () -> 0, commit -> commit, () -> false, attempts);
        }
    }

    /** When messages come, and how often. */
    interface Delivery {
        /** After how many milliseconds each of the copies of a message comes; one copy for most. */
        long[] copies();

        /** How long a function may take to notice that there is a message, in milliseconds. */
        default long window() {
            return 0;
        }
    }

    /**
     * What was there before a run.
     *
     * @param tables what the tables hold
     * @param log    every commit, in the order of writing; each is published
     * @param now    the time at which this was so
     */
    record Past(InMemoryStore tables, List<Commit> log, Instant now) {
        static Past none() {
            return new Past(new InMemoryStore(), List.of(), MORNING);
        }
    }

    World(Past past, Nature nature, Trace trace) {
        this(new Scheduler(past.now()), past, nature, trace);
    }

    World(Scheduler scheduler, Past past, Nature nature, Trace trace) {
        CONTEXTS.forEach(
                context -> System.setProperty("tense.topic." + context, context)); // other tests take them away
        this.scheduler = scheduler;
        this.trace = trace;
        delivery = nature.delivery();
        outside = new Outside(scheduler, trace, nature.latency(), nature.random());
        queues = new Queues(scheduler, nature.random(), new Functions());
        tables = past.tables().copy();
        var store = new SimulatedStore(tables, outside, nature.writing(), nature.behind(), this::committed);
        var sqs = new SimulatedSqs(
                outside,
                queues,
                (url, body) -> queues.send(
                        Json.parse(body, JsonNode.class).path("function").asText(), body, delivery.copies()[0]));
        zip = new Zip(store, scheduler.clock(), sqs, OrderPlacedOfYesterday.upcasters());
        provider = new SimulatedPaymentProvider(new ProviderLine());
        mail = new SimulatedMail(line("mail"), scheduler.clock());
        carrier = new SimulatedCarrier(line("carrier"));
        crm = new SimulatedCrm(line("crm"));
        provider.in(zip);
        mail.in(zip);
        carrier.in(zip);
        crm.in(zip);
        SimulatedPasswords.in(zip);
        zip.useTopics(new SimulatedSns(outside, this::published));
        lambda = new Lambda(scheduler, outside, zip, trace, nature.skew());
        stream = new LogStream(scheduler, delivery.copies()[0], lambda, nature.attempts(), past.log());
        gateway = new Gateway(scheduler, lambda, trace);
        zip.useHistory(stream::commits, () -> line("store", Kind.READ).accept("a page of the log", () -> {}));
        zip.useGivenUp(new GivenUpQueue());
    }

    private final class GivenUpQueue implements Zip.GivenUp {
        @Override
        public List<List<Instant>> received() {
            var received = new ArrayList<List<Instant>>();
            line("sqs", Kind.READ).accept("receive what was given up", () -> received.addAll(stream.givenUp()));
            return received;
        }

        @Override
        public void delete(List<List<Instant>> times) {
            if (!times.isEmpty()) {
                line("sqs", Kind.WRITE)
                        .accept(
                                "delete what was given up",
                                () -> stream.givenUp().removeAll(times));
            }
        }
    }

    private void committed(Commit commit) {
        stream.add(commit);
    }

    private void published(String envelope) {
        probe.received(envelope);
        for (String reaction : zip.reactionsTo(envelope)) {
            for (long copy : delivery.copies()) {
                queues.send(reaction, envelope, copy + zip.delayOf(reaction).toMillis());
            }
        }
    }

    /** How functions take messages: as the templates say. */
    private final class Functions implements Queues.Consumers {
        @Override
        public int batchSize(String function) {
            return zip.batchSize(function);
        }

        @Override
        public long window() {
            return delivery.window();
        }

        @Override
        public int attempts(String function) {
            return zip.attempts(function);
        }

        @Override
        public long visibility(String function) {
            return 6 * zip.timeout(function).toMillis();
        }

        @Override
        public void receive(String function, List<Queues.Message> batch) {
            lambda.receive(function, batch, zip.timeout(function).toMillis()).forEach(queues::delete);
        }
    }

    private BiConsumer<String, Runnable> line(String to) {
        return line(to, Kind.WRITE);
    }

    private BiConsumer<String, Runnable> line(String to, Kind kind) {
        return (what, effect) -> outside.call(
                to,
                kind,
                what,
                () -> {
                    effect.run();
                    return to;
                },
                fault -> {
                    throw new Unavailable(to);
                });
    }

    private final class ProviderLine implements SimulatedPaymentProvider.Line {
        @Override
        public <T> T ask(boolean movesMoney, String what, Supplier<T> effect, Function<Trouble, T> trouble) {
            return outside.call(
                    "provider",
                    movesMoney ? Kind.CHARGE : Kind.READ,
                    what,
                    effect,
                    fault -> trouble.apply(fault == Fault.THROTTLED ? Trouble.NOT_NOW : Trouble.SILENCE));
        }
    }

    Customer customer(String name) {
        return new Customer(name, scheduler, gateway);
    }

    /** Puts a product on sale; nothing goes wrong while that is done. */
    void sell(String sku, String price, int quantity) {
        scheduler.start(0, () -> {
            var shop = customer("shop");
            ObjectNode product = Json.MAPPER
                    .createObjectNode()
                    .put("commandId", "add-" + sku)
                    .put("sku", sku)
                    .put("name", "A " + sku);
            product.putObject("price").put("amount", price).put("currency", "EUR");
            shop.insist("add-product", product);
            shop.insist(
                    "restock-inventory",
                    Json.MAPPER
                            .createObjectNode()
                            .put("commandId", "restock-" + sku)
                            .put("sku", sku)
                            .put("quantity", quantity));
        });
        scheduler.runAll();
    }

    /** Runs the reconciler once, after this long, as its schedule does. */
    void reconcileAfter(Duration delay) {
        scheduler.start(
                delay.toMillis(),
                () -> lambda.invoke(
                        "reconcile-events", "{}", Duration.ofMinutes(5).toMillis()));
    }

    /** Sends something that is no event to the queue of some reaction, where it stays for a person. */
    void poison(Random random) {
        List<String> reactions = zip.reactions();
        String body = POISON.get(random.nextInt(POISON.size()));
        queues.send(reactions.get(random.nextInt(reactions.size())), body, 1);
        poisoned++;
    }

    /** How many such messages were sent. */
    int poisoned() {
        return poisoned;
    }

    /** Answers of a question, asked by an operator when nothing goes wrong. */
    JsonNode ask(String function, String parameter, String value) {
        return ask("operator", function, parameter, value).body();
    }

    /** The same, asked by somebody. */
    Reply ask(String caller, String function, String parameter, String value) {
        var answer = new ArrayList<Reply>();
        scheduler.start(0, () -> answer.add(gateway.ask(caller, function, parameter, value)));
        scheduler.runAll();
        return answer.getFirst();
    }

    /** The answer to a command that was sent before, sent again when nothing goes wrong. */
    Reply repeat(Gateway.Sent sent) {
        var answer = new ArrayList<Reply>();
        scheduler.start(0, () -> answer.add(gateway.unheard(sent.caller(), sent.function(), sent.command(), false)));
        scheduler.runAll();
        return answer.getFirst();
    }

    /** The last answer to a command that is sent, when nothing goes wrong, until there is one that is final. */
    Reply insist(Gateway.Sent sent) {
        var answer = new ArrayList<Reply>();
        scheduler.start(0, () -> answer.add(customer(sent.caller()).insist(sent.function(), sent.command())));
        scheduler.runAll();
        return answer.getFirst();
    }

    Trace trace() {
        return trace;
    }

    /** What another world may begin with, when nothing is on its way in this one. */
    Past past() {
        return new Past(tables.copy(), stream.commits(), scheduler.now());
    }

    @Override
    public void close() {
        scheduler.stopAll();
    }
}
