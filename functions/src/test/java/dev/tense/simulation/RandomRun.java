package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.simulation.Customer.Wish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Some people at once, in weather of some kind, until nothing goes wrong any more; then an operator redrives what is dead, and all
 * must be right. Everything follows from the seed.
 */
final class RandomRun {
    /** Sorted, because a map of the JDK's own has another order in every process. */
    private static final SortedMap<String, Long> STOCK =
            new TreeMap<>(Map.of("BOOK-1", 1_000_000L, "RARE-1", 3L, "PEN-1", 40L));

    private static final List<String> TOKENS = List.of(
            "tok_approved", "tok_approved", "tok_approved", "tok_approved", "tok_insufficient_funds", "tok_declined");

    /** Two of it are above what an order may cost. */
    private static final String DEAR = "DEAR-1";

    private static final int ROUNDS_OF_REDRIVE = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    /** The reconciler goes on for some hours after the longest standstill, and things still go wrong for it. */
    private static final Duration STANDSTILL_ENDS = Duration.ofHours(52);

    private final Random random;
    private final World world;
    private final Weather weather;
    private final List<ObjectNode> later = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    /** What came of it. */
    record Result(long seed, int orders, int calls, List<Violation> violations, Trace trace, String weather) {}

    /** Tells the run of a seed with about this many people. */
    static Result of(long seed, int people, boolean traced) {
        var random = new Random(seed);
        var scheduler = new Scheduler(World.MORNING);
        var weather = new Weather(random, scheduler);
        var nature = new World.Nature(
                random,
                call -> weather.latency(),
                weather,
                weather::skew,
                weather::write,
                weather::isBehind,
                weather.attempts());
        try (var world = new World(scheduler, World.Past.none(), nature, new Trace(traced))) {
            try {
                return new RandomRun(random, world, weather).run(seed, people);
            } catch (RuntimeException crash) { // whoever hears of it has to hear of the seed
                return new Result(seed, 0, 0, List.of(Violation.of(crash)), world.trace(), weather.toString());
            }
        }
    }

    private RandomRun(Random random, World world, Weather weather) {
        this.random = random;
        this.world = world;
        this.weather = weather;
    }

    private Result run(long seed, int people) {
        STOCK.forEach((sku, quantity) -> world.sell(sku, "24.99", quantity.intValue()));
        world.sell(DEAR, "99999.99", 100);
        world.outside.begin(weather::at);
        long begin = world.scheduler.millis();
        long spread =
                List.of(1_000L, 60_000L, Weather.ENDS_AFTER.toMillis() / 3).get(random.nextInt(3));
        world.probe.onCreated(this::maybeCalledOff);
        for (int person = 1; person <= people; person++) {
            String name = "C-" + person;
            world.scheduler.start(random.nextLong(spread), () -> live(name));
        }
        boolean outage = random.nextInt(8) == 0;
        if (outage) {
            weather.lasts(STANDSTILL_ENDS);
            standStill(begin);
        }
        world.scheduler.runAll();
        world.scheduler.runUntil(weather.end());
        int calls = world.outside.calls().size();
        world.outside.heal();
        recover();
        askForLater();
        recover();
        violations.addAll(Auditor.audit(world, STOCK));
        return new Result(
                seed,
                world.probe.subjects("orders.order-created"),
                calls,
                violations,
                world.trace(),
                weather.toString());
    }

    /** One person's day. */
    private void live(String name) {
        var customer = world.customer(name);
        String id = name + "-1";
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> maybeCancel(customer, customer.place(wish(id)));
            case 3 -> {
                customer.place(wish(id));
                customer.place(wish(name + "-2"));
            }
            case 4, 5 -> maybeCancel(customer, customer.create(wish(id)));
            case 6 -> twice(customer, wish(id));
            case 7 -> {
                ObjectNode order = customer.order(wish(id));
                later.add(order);
                customer.sendLater("place-order", order);
            }
            case 8 -> customer.send("place-order", customer.order(wish(id)));
            case 9 -> reuse(customer, wish(id));
            case 10 -> customer.register(id, "user" + random.nextInt(3) + "@example.com");
            case 11 -> customer.place(Wish.of(id).forProduct("NOTHING-1", 1));
            case 12 -> customer.place(Wish.of(id).forProduct(DEAR, 2));
            case 13 -> maybeCancel(customer, customer.place(wish("same-for-all")));
            default -> world.poison(random);
        }
    }

    private Wish wish(String id) {
        Wish wish = Wish.of(id)
                .paidWith(TOKENS.get(random.nextInt(TOKENS.size())))
                .forProduct(List.of("BOOK-1", "RARE-1", "PEN-1").get(random.nextInt(3)), 1 + random.nextInt(3));
        return random.nextInt(10) == 0 ? wish.to("AQ") : wish;
    }

    private void maybeCancel(Customer customer, Reply placed) {
        String order = placed.text("orderId");
        if (random.nextInt(3) == 0 && !order.isEmpty()) {
            look(order);
        }
        if (random.nextInt(3) == 0 && !order.isEmpty()) {
            world.scheduler.sleep(random.nextLong(random.nextBoolean() ? 1_000 : 120_000));
            customer.cancel("cancel-" + order, order);
        }
    }

    /** A question in the middle of it all may get no answer, or an old one, but no error of ours. */
    private void look(String order) {
        Reply reply = world.gateway.ask("support", "get-order-timeline", "orderId", order);
        if (reply.status() == 500 && !reply.equals(Reply.DIED)) {
            violations.add(new Violation("no-internal-error", "the timeline of " + order + ": " + reply.text()));
        }
    }

    /** Somebody at the support hears of an order and calls it off, while it is still on its way. */
    private void maybeCalledOff(String order) {
        if (random.nextInt(8) == 0) {
            world.scheduler.start(
                    random.nextLong(random.nextBoolean() ? 100 : 3_000),
                    () -> world.customer("support").cancel("support-" + order, order));
        }
    }

    /** The same command from two places at once. */
    private void twice(Customer customer, Wish wish) {
        world.scheduler.start(random.nextLong(200), () -> customer.place(wish));
        customer.place(wish);
    }

    /** The same id for something else. */
    private void reuse(Customer customer, Wish wish) {
        if (!customer.place(wish).text("orderId").isEmpty()) {
            Reply other = customer.again("place-order", customer.order(wish.forProduct("BOOK-1", 9)));
            if (other.status() != 422) {
                violations.add(new Violation("id-reuse", wish.id() + " was answered " + other));
            }
        }
    }

    /** The stream is not read for more than a day: it forgets, and the reconciler has to find out. */
    private void standStill(long begin) {
        long from = begin + random.nextLong(Weather.ENDS_AFTER.toMillis() / 2);
        world.scheduler.start(from - world.scheduler.millis(), world.stream::stop);
        world.scheduler.start(
                from
                        - world.scheduler.millis()
                        + Duration.ofHours(25 + random.nextInt(24)).toMillis(),
                world.stream::start);
        for (int hour = 0; hour < 60; hour++) {
            world.reconcileAfter(HOUR.multipliedBy(hour));
        }
    }

    /** Whoever asked for a later answer finds it, or is told that there is none and sends again. */
    private void askForLater() {
        for (ObjectNode order : later) {
            String id = order.path("commandId").asText();
            String customer = order.path("customerId").asText();
            JsonNode kept = world.ask(customer, "get-command", "commandId", id).body();
            String status = kept.path("status").asText();
            if (!Set.of("answered", "failed", "expired").contains(status)) {
                violations.add(new Violation("later-answer", id + " is " + status));
            }
            var again = new ArrayList<Reply>();
            world.scheduler.start(0, () -> again.add(world.customer(customer).insist("place-order", order)));
            world.scheduler.runAll();
            if (status.equals("answered")
                    && !again.getFirst()
                            .equals(new Reply(
                                    kept.path("httpStatus").asInt(),
                                    kept.path("answer").toString()))) {
                violations.add(new Violation("identical-answers", id + " was answered " + kept + " and then " + again));
            }
        }
    }

    private void recover() {
        if (world.stream.hasLost()) {
            world.reconcileAfter(Duration.ZERO);
            world.reconcileAfter(HOUR);
            world.scheduler.runAll();
        }
        for (int round = 0; round < ROUNDS_OF_REDRIVE && !world.queues.dead().isEmpty(); round++) {
            world.queues.redrive();
            world.scheduler.runAll();
        }
    }
}
