package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Stock, pick lists and ledgers: what they hold in all is what all orders and users make. */
final class SumAudit {
    private final Api api;
    private final Collection<OrderAudit.Outcome> orders;
    private final long users;
    private final List<LocalDate> days;
    private final List<Violation> violations = new ArrayList<>();

    SumAudit(Api api, Collection<OrderAudit.Outcome> orders, long users, List<LocalDate> days) {
        this.api = api;
        this.orders = orders;
        this.users = users;
        this.days = days;
    }

    /** What is broken. */
    List<Violation> check(Map<String, Long> begun, List<JsonNode> picks) {
        begun.forEach(this::checkStock);
        checkPlaced(picks);
        checkUsers();
        return violations;
    }

    private void checkStock(String sku, long pieces) {
        long taken = orders.stream()
                .filter(order -> order.stands() && order.errand().sku.equals(sku))
                .mapToLong(order -> order.errand().quantity)
                .sum();
        long left = api.read("/stock/" + sku).path("available").asLong();
        Audit.compare(violations, "stock is conserved", sku, pieces - left, taken);
    }

    private void checkPlaced(List<JsonNode> picks) {
        List<Errand> placed = orders.stream()
                .filter(OrderAudit.Outcome::wasPlaced)
                .map(OrderAudit.Outcome::errand)
                .toList();
        List<JsonNode> sums = days.stream()
                .flatMap(day -> api.read("/sales/" + day).path("sums").valueStream())
                .toList();
        long entries =
                sums.stream().mapToLong(sum -> sum.path("orders").asLong()).sum();
        long total =
                sums.stream().mapToLong(sum -> minor(sum.path("totalAmount"))).sum();
        exactly("nothing else is on the pick lists", picks.size(), placed.size());
        exactly("each placed order is in the sales ledger once", entries, placed.size());
        exactly(
                "the sales ledger has the totals",
                total,
                placed.stream().mapToLong(Errand::totalMinor).sum());
    }

    private void checkUsers() {
        long registrations = days.stream()
                .mapToLong(day ->
                        api.read("/registrations/" + day).path("registrations").asLong())
                .sum();
        exactly("each user is in the ledger of registrations once", registrations, users);
    }

    private static long minor(JsonNode money) {
        return Long.parseLong(money.path("amount").asText("0.00").replace(".", ""));
    }

    private void exactly(String invariant, long found, long expected) {
        Audit.compare(violations, invariant, "", found, expected);
    }
}
