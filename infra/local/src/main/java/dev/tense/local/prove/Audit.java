package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold when nothing is left to do, by the public API, the provider's own books and the dead-letter queues. */
final class Audit {
    private final Api api;
    private final Operator operator;
    private final LocalDate firstDay = LocalDate.now(ZoneOffset.UTC);
    private final Map<Errand, OrderAudit.Outcome> orders = new LinkedHashMap<>();
    private final Set<Errand> users = new HashSet<>();

    Audit(Api api, Operator operator) {
        this.api = api;
        this.operator = operator;
    }

    /**
     * What is broken: with these errands, and with the sums over all that were audited at any time.
     *
     * @param begun the stock that each product began with
     */
    List<Violation> of(List<Errand> errands, Map<String, Long> begun) {
        List<Violation> violations = new ArrayList<>();
        List<Operator.Booking> books = operator.books();
        List<JsonNode> picks = days().flatMap(
                        day -> api.read("/picks/" + day).path("entries").valueStream())
                .toList();
        for (Errand errand : errands) {
            if (errand.isOrder()) {
                orders.put(errand, new OrderAudit(api, errand, violations).check(books, picks));
            } else {
                users.add(errand);
                checkUser(errand, violations);
            }
        }
        BookAudit all = new BookAudit(orders.values(), violations);
        all.checkMoney(books);
        all.checkParcels(operator.parcels());
        violations.addAll(new SumAudit(api, orders.values(), users.size(), days().toList()).check(begun, picks));
        checkOperations(violations);
        return violations;
    }

    private Stream<LocalDate> days() {
        return firstDay.datesUntil(LocalDate.now(ZoneOffset.UTC).plusDays(1));
    }

    private void checkUser(Errand errand, List<Violation> violations) {
        String user = errand.subject();
        JsonNode customer = api.read("/customers/" + user);
        boolean contact = api.get("/contacts/" + user).status() == 200;
        compare(
                violations,
                "a user is welcomed once",
                user,
                customer.path("mails").size(),
                1);
        compare(violations, "a user is a member", user, customer.path("member").asBoolean() ? 1 : 0, 1);
        compare(violations, "a user is in the CRM", user, contact ? 1 : 0, 1);
    }

    private void checkOperations(List<Violation> violations) {
        JsonNode incidents = api.read("/incidents").path("incidents");
        if (!incidents.isEmpty()) {
            violations.add(Violation.lost("no payment needs a person", "", incidents.toString()));
        }
        Map<String, Long> dead = operator.deadLetters();
        if (!dead.isEmpty()) {
            violations.add(Violation.lost("dead-letter queues are empty", "", dead.toString()));
        }
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
