package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold when nothing is left to do, by the public API, the provider's own books and the dead-letter queues. */
final class Audit {
    private final Api api;
    private final Operator operator;
    private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC);
    private final List<Violation> violations = new ArrayList<>();
    private final List<OrderAudit.Outcome> outcomes = new ArrayList<>();
    private final Set<Errand> audited = new HashSet<>();

    Audit(Api api, Operator operator) {
        this.api = api;
        this.operator = operator;
    }

    /**
     * What is broken: with those errands that were not audited before, and with the sums over all.
     *
     * @param begun the stock that each product began with
     */
    List<Violation> of(List<Errand> errands, Map<String, Long> begun) {
        List<Operator.Booking> books = operator.books();
        List<JsonNode> picks = days().flatMap(
                        day -> api.get("/picks/" + day).json().path("entries").valueStream())
                .toList();
        for (Errand errand : errands) {
            if (!audited.add(errand)) {
                continue;
            }
            if (errand.isOrder()) {
                outcomes.add(new OrderAudit(api, errand, violations).check(books, picks));
            } else {
                checkUser(errand);
            }
            checkRepeats(errand);
        }
        checkStock(begun);
        checkLedgers(errands);
        checkOperations();
        return List.copyOf(violations);
    }

    private Stream<LocalDate> days() {
        return firstDay.datesUntil(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    private void checkUser(Errand errand) {
        JsonNode user = api.get("/customers/" + errand.customer()).json();
        exactly("a user is welcomed once", errand, user.path("mails").size(), 1);
        exactly("a user is a member", errand, user.path("member").asBoolean() ? 1 : 0, 1);
        exactly(
                "a user is in the CRM",
                errand,
                api.get("/contacts/" + errand.subject()).status() == 200 ? 1 : 0,
                1);
    }

    private void checkRepeats(Errand errand) {
        for (Errand.Told told : errand.told()) {
            Reply again = api.command(told.command(), told.body());
            if (!again.equals(told.reply())) {
                violations.add(Violation.doubled(
                        "a repeated command gets the same answer",
                        errand.subject(),
                        told.command() + " said " + told.reply() + " and then " + again));
            }
        }
    }

    private void checkStock(Map<String, Long> begun) {
        begun.forEach((sku, pieces) -> {
            long taken = outcomes.stream()
                    .filter(outcome -> outcome.stands() && outcome.errand().sku.equals(sku))
                    .mapToLong(outcome -> outcome.errand().quantity)
                    .sum();
            long left = api.get("/stock/" + sku).json().path("available").asLong();
            exactly("stock is conserved", sku, pieces - left, taken);
        });
    }

    private void checkLedgers(List<Errand> errands) {
        List<JsonNode> sums = days().flatMap(
                        day -> api.get("/sales/" + day).json().path("sums").valueStream())
                .toList();
        List<OrderAudit.Outcome> sold =
                outcomes.stream().filter(OrderAudit.Outcome::wasPlaced).toList();
        exactly(
                "each placed order is in the sales ledger once",
                "",
                sums.stream().mapToLong(sum -> sum.path("orders").asLong()).sum(),
                sold.size());
        exactly(
                "the sales ledger has the totals",
                "",
                sums.stream().mapToLong(sum -> minor(sum.path("totalAmount"))).sum(),
                sold.stream()
                        .mapToLong(outcome -> outcome.errand().totalMinor())
                        .sum());
        exactly(
                "each user is in the ledger of registrations once",
                "",
                days().mapToLong(day -> api.get("/registrations/" + day)
                                .json()
                                .path("registrations")
                                .asLong())
                        .sum(),
                errands.stream().filter(errand -> !errand.isOrder()).count());
    }

    static long minor(JsonNode money) {
        return Long.parseLong(money.path("amount").asText("0.00").replace(".", ""));
    }

    private void checkOperations() {
        JsonNode incidents = api.get("/incidents").json().path("incidents");
        if (!incidents.isEmpty()) {
            violations.add(Violation.lost("no payment needs a person", "", incidents.toString()));
        }
        if (!operator.deadLetters().isEmpty()) {
            violations.add(Violation.lost(
                    "dead-letter queues are empty", "", operator.deadLetters().toString()));
        }
    }

    private void exactly(String invariant, Errand errand, long found, long expected) {
        exactly(invariant, errand.subject(), found, expected);
    }

    private void exactly(String invariant, String subject, long found, long expected) {
        compare(violations, invariant, subject, found, expected);
    }

    static void compare(List<Violation> violations, String invariant, String subject, long found, long expected) {
        if (found != expected) {
            String detail = "expected " + expected + ", found " + found;
            violations.add(
                    found < expected
                            ? Violation.lost(invariant, subject, detail)
                            : Violation.doubled(invariant, subject, detail));
        }
    }
}
