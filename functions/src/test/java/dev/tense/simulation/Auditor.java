package dev.tense.simulation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says whether everything is right when nothing is on its way any more. It looks only at what callers, providers and subscribers
 * see: replies, questions over HTTP, the books of the provider, mails, parcels, contacts and published events. It does not look into
 * tables.
 */
final class Auditor {
    private static final String PLACED = "PLACED";
    private static final String CANCELLED = "CANCELLED";
    private static final String STRANGER = "C-stranger";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int ID_REUSED = 422;

    private final World world;
    private final Map<String, Long> stockBefore;
    private final Causes causes;
    private final List<Violation> violations = new ArrayList<>();

    /** @param stock what was on sale in the beginning, by product */
    private Auditor(World world, Map<String, Long> stock) {
        this.world = world;
        this.stockBefore = stock;
        this.causes = new Causes(world, stock);
    }

    /** Every invariant that does not hold. */
    static List<Violation> audit(World world, Map<String, Long> stock) {
        var auditor = new Auditor(world, stock);
        auditor.ends();
        auditor.strangers();
        auditor.repeats();
        auditor.answers();
        auditor.replies();
        auditor.events();
        auditor.orders();
        auditor.books();
        auditor.sales();
        auditor.users();
        auditor.deadLetters();
        return auditor.violations;
    }

    private void check(boolean holds, String invariant, String what) {
        if (!holds) {
            violations.add(new Violation(invariant, what));
        }
    }

    /**
     * A final answer is the same for every repeat, nothing but a process that died is answered with an error of ours, and nobody's
     * command is taken for somebody else's with the same id.
     */
    private void replies() {
        world.gateway.heard().forEach((command, replies) -> {
            Set<Reply> answers = new LinkedHashSet<>();
            replies.stream().filter(Reply::isFinal).forEach(answers::add);
            check(answers.size() <= 1, "identical-answers", command + " was answered " + answers);
            replies.stream()
                    .filter(reply -> reply.status() == 500 && !reply.equals(Reply.DIED))
                    .findFirst()
                    .ifPresent(error -> check(false, "no-internal-error", command + " was answered " + error.text()));
            check(
                    replies.stream().noneMatch(reply -> reply.status() == ID_REUSED),
                    "own-ids",
                    command + " was taken for another with its id: " + replies);
        });
    }

    /** What belongs to somebody is nobody else's: a stranger hears that there is no such order, and changes nothing. */
    private void strangers() {
        Map<String, Map<String, Integer>> before = counts();
        for (String order : created()) {
            Reply seen = world.ask(STRANGER, "get-order", "orderId", order);
            Reply cancelled = world.repeat(new Gateway.Sent(
                    STRANGER,
                    "cancel-order",
                    Json.MAPPER
                            .createObjectNode()
                            .put("commandId", "steal-" + order)
                            .put("orderId", order)));
            check(
                    seen.status() == NOT_FOUND && cancelled.status() == NOT_FOUND,
                    "own-orders",
                    "a stranger was told of " + order + ": " + seen + " and " + cancelled);
        }
        check(counts().equals(before), "own-orders", "a stranger's cancellation led to events");
    }

    /** Every order has ended, without anybody asking for it again. */
    private void ends() {
        for (String order : created()) {
            String status =
                    world.ask("get-order", "orderId", order).path("status").asText();
            check(status.equals(PLACED) || status.equals(CANCELLED), "terminal", order + " is " + status);
        }
    }

    /** Who sends a command again, after all that, is told what he was told; nothing comes of it. */
    private void repeats() {
        Map<String, Map<String, Integer>> before = counts();
        world.gateway
                .heard()
                .forEach((command, replies) -> replies.stream()
                        .filter(Reply::isFinal)
                        .findFirst()
                        .ifPresent(told -> {
                            Reply again = world.repeat(
                                    requireNonNull(world.gateway.sent().get(command)));
                            check(
                                    again.equals(told),
                                    "identical-answers",
                                    command + " was answered " + told + " and then " + again);
                        }));
        check(counts().equals(before), "one-effect", "a command that was sent again led to events");
    }

    /** Who was told nothing final, and asks again, is told now. */
    private void answers() {
        new LinkedHashMap<>(world.gateway.heard()).forEach((command, replies) -> {
            if (replies.stream().noneMatch(Reply::isFinal)) {
                Reply last = world.insist(requireNonNull(world.gateway.sent().get(command)));
                check(last.isFinal(), "answered", command + " is still answered " + last);
            }
        });
    }

    private void events() {
        check(
                world.probe.differing().isEmpty(),
                "same-bytes",
                "events came with different bytes: " + world.probe.differing());
    }

    private void orders() {
        Map<String, Map<String, Integer>> heard = counts();
        var sold = new HashMap<String, Long>();
        var points = new LinkedHashMap<String, Long>();
        var ordered = new LinkedHashMap<String, Integer>();
        Map<String, Integer> picks = picks();
        Map<String, Map<String, Integer>> mails = mails();
        for (String order : created()) {
            JsonNode found = world.ask("get-order", "orderId", order);
            String status = found.path("status").asText();
            boolean stands = status.equals(PLACED);
            Map<String, Integer> events = heard.getOrDefault(order, Map.of());
            long total = minor(found.path("total"));
            money(order, stands, total, events);
            goods(order, stands, events);
            story(order, stands, events);
            effects(order, stands, events, picks, mails.getOrDefault(order, Map.of()));
            delivered(order, events);
            check(stands || causes.explain(found), "cause", order + " was cancelled without a cause: " + found);
            ordered.merge(found.path("customerId").asText(), 1, Integer::sum);
            told(order, found.path("cancelReason").asText());
            toldOfSuccess(order, events);
            toldOfCancellation(order, stands);
            points.merge(found.path("customerId").asText(), stands ? total / 100 : 0, Long::sum);
            found.path("items").forEach(line -> {
                if (stands) {
                    sold.merge(line.path("sku").asText(), line.path("quantity").asLong(), Long::sum);
                }
            });
        }
        stock(sold);
        ordered.forEach((customer, orders) -> check(
                orders
                        <= world.gateway.wishes().getOrDefault(customer, Map.of()).keySet().stream()
                                .filter(wish -> !isRefused(wish))
                                .count(),
                "one-order",
                customer + " has " + orders + " orders"));
        points.forEach((customer, expected) -> {
            long has = world.ask("get-customer", "customerId", customer)
                    .path("points")
                    .asLong();
            check(has == expected, "one-effect", customer + " has " + has + " points instead of " + expected);
        });
    }

    /** Whether its sender was told that nothing came of it: a refusal that names no order leaves none behind. */
    private boolean isRefused(String wish) {
        return world.gateway.heard().getOrDefault(wish, List.of()).stream()
                .anyMatch(reply -> reply.isFinal()
                        && reply.status() >= BAD_REQUEST
                        && reply.text("orderId").isEmpty());
    }

    /** Orders that callers were told of, or that were announced. */
    private Set<String> created() {
        var orders = new LinkedHashSet<String>();
        world.gateway.heard().values().stream().flatMap(List::stream).forEach(reply -> {
            String order = reply.text("orderId");
            if (!order.isEmpty() && reply.status() != 404) {
                orders.add(order);
            }
        });
        world.probe.events().stream()
                .filter(event -> isA(event, "orders.order-created"))
                .map(event -> event.path("subject").asText())
                .forEach(orders::add);
        return orders;
    }

    private static boolean isA(JsonNode event, String fact) {
        return event.path("type").asText().startsWith(fact + ".v");
    }

    /** How many different events of each type were heard about each subject. */
    private Map<String, Map<String, Integer>> counts() {
        var counts = new HashMap<String, Map<String, Integer>>();
        for (JsonNode event : world.probe.events()) {
            String type = event.path("type").asText();
            counts.computeIfAbsent(event.path("subject").asText(), any -> new HashMap<>())
                    .merge(type.substring(0, type.lastIndexOf('.')), 1, Integer::sum);
        }
        return counts;
    }

    /** What was captured less what was refunded is what the order costs if it stands, and nothing if it does not. */
    private void money(String order, boolean stands, long total, Map<String, Integer> events) {
        List<Long> captured = world.provider.captured().stream()
                .filter(entry -> entry.key().contains(order))
                .map(entry -> entry.minor())
                .toList();
        long refunded = world.provider.refunded().stream()
                .filter(entry -> entry.key().contains(order))
                .mapToLong(entry -> entry.minor())
                .sum();
        long kept = captured.stream().mapToLong(Long::longValue).sum() - refunded;
        check(captured.size() <= 1, "one-charge", order + " was charged " + captured.size() + " times");
        check(
                kept == (stands ? total : 0),
                "money",
                order + (stands ? " stands and costs " + total : " does not stand") + ", kept is " + kept);
        int told = count(events, "payments.payment-processed") + count(events, "payments.payment-refund-due");
        check(told == captured.size(), "event-and-state", order + " has " + told + " events of a charge");
        check(
                count(events, "payments.payment-refunded") == (refunded > 0 ? 1 : 0),
                "event-and-state",
                order + " has " + count(events, "payments.payment-refunded") + " events of a refund");
    }

    /** What was charged, refunded or sent is about an order that somebody knows, and so is all the money there is. */
    private void books() {
        Set<String> orders = created();
        var entries = new ArrayList<>(world.provider.captured());
        entries.addAll(world.provider.refunded());
        entries.forEach(entry -> check(
                orders.stream().filter(entry.key()::contains).count() == 1,
                "money",
                entry.key() + " is about no order, or about several"));
        world.carrier
                .left()
                .forEach(parcel -> check(orders.contains(parcel), "goods", parcel + " left and is no order"));
    }

    /** Whoever was told that an order failed was told why. */
    private void told(String order, String reason) {
        world.gateway.heard().values().stream()
                .flatMap(List::stream)
                .filter(reply -> reply.text("result").equals("checkout-failed"))
                .filter(reply -> reply.text("orderId").equals(order))
                .forEach(reply -> check(
                        reply.text("reason").equals(reason.equals("REQUESTED") ? CANCELLED : reason),
                        "answer-and-state",
                        order + " was cancelled for " + reason + ", and its sender was told " + reply.text("reason")));
    }

    /** Whoever was told that an order is placed was told the truth. */
    private void toldOfSuccess(String order, Map<String, Integer> events) {
        check(
                count(events, "orders.order-placed") == 1
                        || world.gateway.heard().values().stream()
                                .flatMap(List::stream)
                                .filter(reply -> reply.text("orderId").equals(order))
                                .noneMatch(reply -> reply.text("result").equals("order-placed")),
                "answer-and-state",
                order + " was never placed");
    }

    /** Whoever was told that an order is cancelled, or that it is too late for that, was told the truth. */
    private void toldOfCancellation(String order, boolean stands) {
        world.gateway.heard().values().stream()
                .flatMap(List::stream)
                .filter(reply -> reply.text("orderId").equals(order))
                .forEach(reply -> {
                    String result = reply.text("result");
                    check(!(result.equals("order-cancelled") && stands), "answer-and-state", order + " still stands");
                    check(
                            !result.equals("already-shipped")
                                    || world.carrier.left().contains(order),
                            "answer-and-state",
                            order + " never left");
                });
    }

    /** Goods leave for an order that stands, and for no other. */
    private void goods(String order, boolean stands, Map<String, Integer> events) {
        boolean left = world.carrier.left().contains(order);
        check(left == stands, "goods", order + (stands ? " stands" : " does not stand") + ", left: " + left);
        check(
                count(events, "shipping.order-shipped") == (left ? 1 : 0),
                "event-and-state",
                order + " has " + count(events, "shipping.order-shipped") + " events of a shipment");
    }

    /** No event without its state, and no state without its event. */
    private void story(String order, boolean stands, Map<String, Integer> events) {
        expect(order, events, "orders.order-created", 1, 1);
        expect(order, events, "orders.order-placed", stands ? 1 : 0, 1);
        expect(order, events, "orders.order-cancelled", stands ? 0 : 1, stands ? 0 : 1);
        expect(order, events, "inventory.inventory-reserved", stands ? 1 : 0, 1);
        expect(order, events, "inventory.inventory-released", stands ? 0 : 1, stands ? 0 : 1);
    }

    private void expect(String order, Map<String, Integer> events, String type, int least, int most) {
        int found = count(events, type);
        check(found >= least && found <= most, "event-and-state", order + " has " + found + " events " + type);
    }

    private static int count(Map<String, Integer> events, String type) {
        return events.getOrDefault(type, 0);
    }

    /** Each reaction had its effect once: lines in ledgers, mails, points. */
    private void effects(
            String order,
            boolean stands,
            Map<String, Integer> events,
            Map<String, Integer> picks,
            Map<String, Integer> mails) {
        int placed = count(events, "orders.order-placed");
        once(order, "picks", count(picks, order), placed);
        once(order, "order-confirmation", count(mails, "order-confirmation"), placed);
        once(order, "order-cancellation", count(mails, "order-cancellation"), stands ? 0 : 1);
        once(order, "order-shipped", count(mails, "order-shipped"), stands ? 1 : 0);
    }

    private void once(String order, String effect, int found, int expected) {
        check(found == expected, "one-effect", order + " has " + found + " of " + effect + " instead of " + expected);
    }

    private Map<String, Map<String, Integer>> mails() {
        var mails = new HashMap<String, Map<String, Integer>>();
        world.mail
                .received()
                .forEach(mail -> mails.computeIfAbsent(mail.about(), any -> new HashMap<>())
                        .merge(mail.template(), 1, Integer::sum));
        return mails;
    }

    /** The lines about each order in the pick lists. */
    private Map<String, Integer> picks() {
        var picks = new HashMap<String, Integer>();
        for (String day : days()) {
            world.ask("get-pick-list", "day", day)
                    .path("entries")
                    .forEach(line -> picks.merge(line.path("orderId").asText(), 1, Integer::sum));
        }
        return picks;
    }

    /** The ledger of sales has each placed order once, with what it cost. */
    private void sales() {
        long orders = 0;
        long minor = 0;
        for (String day : days()) {
            for (JsonNode sum : world.ask("get-sales", "day", day).path("sums")) {
                orders += sum.path("orders").asLong();
                minor += minor(sum.path("totalAmount"));
            }
        }
        List<JsonNode> placed = world.probe.events().stream()
                .filter(event -> isA(event, "orders.order-placed"))
                .toList();
        long cost = placed.stream()
                .mapToLong(event -> minor(event.path("data").path("totalAmount")))
                .sum();
        check(orders == placed.size(), "one-effect", orders + " sales for " + placed.size() + " placed orders");
        check(minor == cost, "one-effect", "sales of " + minor + " for orders of " + cost);
    }

    private static long minor(JsonNode money) {
        return new BigDecimal(money.path("amount").asText("0"))
                .movePointRight(2)
                .longValueExact();
    }

    /** The days on which something was placed. */
    private Set<String> days() {
        return days("orders.order-placed", "occurredAt");
    }

    private Set<String> registrationDays() {
        return days("users.user-registered", "registeredAt");
    }

    private Set<String> days(String fact, String time) {
        var days = new LinkedHashSet<String>();
        world.probe.events().stream()
                .filter(event -> isA(event, fact))
                .map(event -> Instant.parse(event.path("data").path(time).asText()))
                .forEach(at -> days.add(LocalDate.ofInstant(at, ZoneOffset.UTC).toString()));
        return days;
    }

    /** Every event reached everybody who subscribed to it, and what the timeline tells is what subscribers heard. */
    private void delivered(String order, Map<String, Integer> events) {
        var told = new HashMap<String, Integer>();
        for (JsonNode entry : world.ask("get-order-timeline", "orderId", order).path("entries")) {
            String name = entry.path("name").asText();
            String status = entry.path("status").asText();
            if (entry.path("kind").asText().equals("event")) {
                told.merge(name.substring(0, name.lastIndexOf('.')), 1, Integer::sum);
            } else if (entry.path("kind").asText().equals("reaction")) {
                check(status.equals("done"), "delivered", order + ": " + name + " is " + status);
            }
        }
        check(
                told.equals(events) && !told.isEmpty(),
                "event-and-state",
                order + " has the events " + told + ", and heard were " + events);
    }

    /** What is left is what was there less what stands. */
    private void stock(Map<String, Long> sold) {
        stockBefore.forEach((sku, before) -> {
            long left = world.ask("get-stock", "sku", sku).path("available").asLong();
            long expected = before - sold.getOrDefault(sku, 0L);
            check(left >= 0, "stock", sku + " was sold more often than it was there");
            check(left == expected, "stock", sku + " has " + left + " left instead of " + expected);
        });
    }

    /** A registered user was announced once, and everybody who cares knows the user once. */
    private void users() {
        Map<String, Map<String, Integer>> heard = counts();
        Map<String, Map<String, Integer>> mails = mails();
        var registered = new LinkedHashSet<String>();
        world.gateway.heard().values().stream()
                .flatMap(List::stream)
                .filter(reply -> reply.text("result").equals("user-registered"))
                .map(reply -> reply.text("userId"))
                .forEach(registered::add);
        heard.forEach((subject, events) -> {
            if (events.containsKey("users.user-registered")) {
                registered.add(subject);
            }
        });
        List<String> addresses = world.probe.events().stream()
                .filter(event -> isA(event, "users.user-registered"))
                .map(event -> event.path("data").path("email").asText())
                .toList();
        check(
                addresses.size() == new LinkedHashSet<>(addresses).size(),
                "one-user",
                "somebody else has a user's mail address: " + addresses);
        long counted = registrationDays().stream()
                .mapToLong(day -> world.ask("get-registrations", "day", day)
                        .path("registrations")
                        .asLong())
                .sum();
        check(
                counted == registered.size(),
                "one-effect",
                counted + " registrations in the ledger for " + registered.size() + " users");
        for (String user : registered) {
            expect(user, heard.getOrDefault(user, Map.of()), "users.user-registered", 1, 1);
            once(user, "welcome", count(mails.getOrDefault(user, Map.of()), "welcome"), 1);
            check(world.crm.knows(user), "one-effect", user + " is not in the CRM");
            check(
                    world.ask("get-customer", "customerId", user).path("member").asBoolean(),
                    "one-effect",
                    user + " is no member");
        }
    }

    private void deadLetters() {
        world.queues
                .dead()
                .forEach((queue, messages) ->
                        check(false, "dead-letters", messages.size() + " messages to " + queue + " are dead"));
        check(
                world.queues.poison() == world.poisoned(),
                "poison-is-kept",
                world.poisoned() + " messages were no events, and kept are " + world.queues.poison());
        Queues.Message stuck = world.queues.oldest();
        check(stuck == null, "delivered", "a message to " + (stuck == null ? "" : stuck.queue()) + " is stuck");
    }
}
