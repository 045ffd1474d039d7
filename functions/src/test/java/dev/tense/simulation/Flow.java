package dev.tense.simulation;

import dev.tense.simulation.Customer.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The stories in which everything is let go wrong. */
record Flow(String name, Outside.Latency latency, int streamAttempts, Consumer<World> story) {
    private static final Outside.Latency USUAL = call -> 5;

    /** After so many hours a stream has forgotten. */
    private static final int FORGOTTEN = 25;

    /** What is on sale in the beginning. */
    static final Map<String, Long> STOCK = Map.of("BOOK-1", 10L);

    /** No constant: what runs while a class is initialised holds on to its processor, and its world would wait for that. */
    private static World.@Nullable Past before;

    /** A customer places an order, and asks until there is an answer. */
    static final Flow PLACE_ORDER = of("place order", customer -> customer.place(Wish.of("o-1")));

    /** A customer places an order, and does not wait for the answer. */
    static final Flow PLACE_ORDER_AND_LEAVE =
            of("place order and leave", customer -> customer.send("place-order", customer.order(Wish.of("o-1"))));

    /** An order that nobody leads: each step follows from the event of the one before. */
    static final Flow CREATE_ORDER = of("create order", customer -> customer.create(Wish.of("o-1")));

    /** A customer places an order that cannot be paid now, or ever, and leaves. */
    static final Flow NEVER_PAID =
            of("never paid", customer -> customer.send("place-order", customer.order(unpayable())));

    /** The same without a leader. */
    static final Flow NEVER_PAID_WITHOUT_LEADER =
            of("never paid, without a leader", customer -> customer.create(unpayable()));

    /** A placed order is cancelled while its reactions are at work. */
    static final Flow CANCEL_ORDER = cancelAfter(0, "cancel order");

    /** A paid order cannot be shipped: it is cancelled, and money and goods go back. */
    static final Flow SHIPPING_FAILS =
            of("shipping fails", customer -> customer.place(Wish.of("o-1").to("AQ")));

    /** A user registers, and four reactions follow. */
    static final Flow REGISTER_USER = of("register user", customer -> customer.register("u-1", "user@example.com"));

    /**
     * The log's stream is not read for longer than it keeps anything, and the reconciler, which runs all the time, publishes what was
     * lost.
     */
    static final Flow STREAM_FORGETS = new Flow("the stream forgets", USUAL, world -> {
        world.reconcileAfter(Duration.ofMinutes(10));
        world.scheduler.start(minutes(20), world.stream::stop);
        world.scheduler.start(minutes(30), () -> world.customer("C-1").place(Wish.of("o-1")));
        world.scheduler.start(minutes(FORGOTTEN * 60), world.stream::start);
        IntStream.rangeClosed(FORGOTTEN - 1, FORGOTTEN + 2)
                .forEach(hour -> world.reconcileAfter(Duration.ofHours(hour)));
    });

    /** Lambda gives up the log's stream at once when it fails, and the reconciler publishes what is left. */
    static final Flow STREAM_IS_GIVEN_UP = new Flow("the stream is given up", USUAL, 1, world -> {
        world.scheduler.start(0, () -> world.customer("C-1").place(Wish.of("o-1")));
        IntStream.rangeClosed(1, 3).forEach(hour -> world.reconcileAfter(Duration.ofHours(hour)));
    });

    /** What is paid for is not there. */
    static final Flow SOLD_OUT =
            of("sold out", customer -> customer.place(Wish.of("o-1").forProduct("BOOK-1", 11)));

    /** The same without a leader. */
    static final Flow SOLD_OUT_WITHOUT_LEADER = of(
            "sold out, without a leader",
            customer -> customer.create(Wish.of("o-1").forProduct("BOOK-1", 11)));

    private static final int MOMENT_MILLIS = 5;
    private static final int MOMENTS = 30;
    private static final int LONG_MILLIS = 300;
    private static final int LONG_MOMENTS = 8;

    /** More than half of the 20 s that a reaction has. */
    private static final long ALMOST_TOO_LONG = 12_000;

    /** A cancellation comes when the goods are about to leave, are leaving, or have left: at every moment once. */
    static final List<Flow> CANCEL_AGAINST_SHIP = IntStream.rangeClosed(1, MOMENTS)
            .map(moment -> moment * MOMENT_MILLIS)
            .mapToObj(millis -> cancelAfter(millis, "cancel against ship, after " + millis + " ms"))
            .toList();

    /** Somebody at the support cancels an order that is still on its way, while one of its steps takes long. */
    static final List<Flow> CANCEL_AGAINST_CHECKOUT = Stream.of("append payment#", "charge", "append reservation#")
            .flatMap(step -> IntStream.rangeClosed(0, LONG_MOMENTS).mapToObj(moment -> cancelDuring(step, moment)))
            .toList();

    /** Two orders at once, and a reaction so slow that it has no time for the second in the same batch. */
    static final Flow SLOW_REACTION = new Flow(
            "slow reaction",
            call -> call.what().startsWith("append points@1#") ? ALMOST_TOO_LONG : USUAL.of(call),
            world -> List.of("C-1", "C-2")
                    .forEach(name ->
                            world.scheduler.start(0, () -> world.customer(name).place(Wish.of(name)))));

    /** All of them. */
    static List<Flow> all() {
        return Stream.of(
                        List.of(
                                PLACE_ORDER,
                                PLACE_ORDER_AND_LEAVE,
                                CREATE_ORDER,
                                NEVER_PAID,
                                NEVER_PAID_WITHOUT_LEADER,
                                CANCEL_ORDER,
                                SHIPPING_FAILS,
                                SLOW_REACTION,
                                STREAM_FORGETS,
                                STREAM_IS_GIVEN_UP,
                                SOLD_OUT,
                                SOLD_OUT_WITHOUT_LEADER,
                                REGISTER_USER),
                        CANCEL_AGAINST_SHIP,
                        CANCEL_AGAINST_CHECKOUT)
                .flatMap(List::stream)
                .toList();
    }

    private Flow(String name, Outside.Latency latency, Consumer<World> story) {
        this(name, latency, LogStream.ATTEMPTS, story);
    }

    private static long minutes(long count) {
        return Duration.ofMinutes(count).toMillis();
    }

    private static Flow of(String name, Consumer<Customer> told) {
        return new Flow(name, USUAL, world -> world.scheduler.start(0, () -> told.accept(world.customer("C-1"))));
    }

    private static Wish unpayable() {
        return Wish.of("o-1").paidWith("tok_temporary_failure");
    }

    private static Flow cancelDuring(String step, int moment) {
        int millis = moment * LONG_MILLIS / LONG_MOMENTS;
        return new Flow(
                "cancel against checkout, during " + step + ", after " + millis + " ms",
                call -> call.by().equals("place-order") && call.what().startsWith(step) ? LONG_MILLIS : USUAL.of(call),
                world -> {
                    world.probe.onCreated(order -> world.scheduler.start(
                            millis, () -> world.customer("support").cancel("c-1", order)));
                    world.scheduler.start(0, () -> world.customer("C-1").place(Wish.of("o-1")));
                });
    }

    private static Flow cancelAfter(int millis, String name) {
        return new Flow(
                name,
                USUAL,
                world -> world.scheduler.start(0, () -> {
                    var customer = world.customer("C-1");
                    String order = customer.place(Wish.of("o-1")).text("orderId");
                    world.scheduler.sleep(millis);
                    customer.cancel("c-1", order);
                }));
    }

    /** Starts it; it goes on as the world runs. */
    void tell(World world) {
        story.accept(world);
    }

    /** What was there before each flow: the products were put on sale. Made once. */
    static synchronized World.Past before() {
        World.Past known = before;
        if (known == null) {
            known = prepared();
            before = known;
        }
        return known;
    }

    private static World.Past prepared() {
        try (var world = new World(World.Past.none(), World.Nature.calm(USUAL, LogStream.ATTEMPTS), new Trace(false))) {
            STOCK.forEach((sku, quantity) -> world.sell(sku, "24.99", quantity.intValue()));
            return world.past();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
