package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What must hold for one order. */
final class OrderAudit {
    private static final long MINOR_UNITS = 100;

    private final Api api;
    private final Errand errand;
    private final List<Violation> violations;

    /** How an order ended, and whether it stood at any time. */
    record Outcome(Errand errand, End end, boolean wasPlaced) {
        boolean stands() {
            return end.stands();
        }
    }

    OrderAudit(Api api, Errand errand, List<Violation> violations) {
        this.api = api;
        this.errand = errand;
        this.violations = violations;
    }

    Outcome check(List<Operator.Booking> books, List<JsonNode> picks) {
        Reply order = api.get("/orders/" + errand.subject());
        End end = End.of(order.json());
        Timeline timeline = Timeline.of(api, errand.subject());
        if (!end.stands() && !end.isCancelled()) {
            violations.add(Violation.lost("every order is placed or cancelled", errand.subject(), order.toString()));
        }
        new EndAudit(errand, violations).check(end, timeline);
        checkMoney(books, end.stands());
        checkShipment(end.stands());
        checkEffects(timeline, picks, end.stands());
        return new Outcome(errand, end, timeline.wasPlaced());
    }

    private void checkMoney(List<Operator.Booking> books, boolean stands) {
        List<Operator.Booking> charges = books.stream()
                .filter(booking ->
                        booking.isCharge(errand.subject()) && booking.outcome().equals("approved"))
                .toList();
        List<Operator.Booking> refunds = books.stream()
                .filter(booking ->
                        booking.isRefund(errand.subject()) && booking.outcome().equals("refund"))
                .toList();
        if (charges.size() > 1) {
            violations.add(Violation.doubled("an order is charged at most once", errand.subject(), charges.toString()));
        }
        long kept = sum(charges) - sum(refunds);
        exactly("the money kept is what the standing order costs", kept, stands ? errand.totalMinor() : 0);
    }

    private static long sum(List<Operator.Booking> bookings) {
        return bookings.stream().mapToLong(Operator.Booking::minor).sum();
    }

    private void checkShipment(boolean stands) {
        String status = api.get("/shipments/" + errand.subject()).text("status");
        String expected = stands ? "SHIPPED" : "CALLED_OFF";
        if (!status.equals(expected) && (stands || !status.equals("FAILED"))) {
            violations.add(Violation.lost(
                    "what stands is shipped, and nothing else",
                    errand.subject(),
                    "expected " + expected + ", found " + status));
        }
    }

    private void checkEffects(Timeline timeline, List<JsonNode> picks, boolean stands) {
        timeline.repeated()
                .forEach(
                        event -> violations.add(Violation.doubled("each event happens once", errand.subject(), event)));
        timeline.open()
                .forEach(entry ->
                        violations.add(Violation.lost("every reaction is done", errand.subject(), entry.toString())));
        long placed = timeline.wasPlaced() ? 1 : 0;
        exactly(
                "a placed order is on the pick list once",
                picks.stream()
                        .filter(pick -> pick.path("orderId").asText().equals(errand.subject()))
                        .count(),
                placed);
        JsonNode customer = api.read("/customers/" + errand.customer());
        exactly(
                "points are those of the standing order",
                customer.path("points").asLong(),
                stands ? errand.totalMinor() / MINOR_UNITS : 0);
        exactly("a placed order is confirmed once", mails(customer, "order-confirmation"), placed);
        exactly("a shipped order is announced once", mails(customer, "order-shipped"), stands ? 1 : 0);
        exactly("a cancellation is told once", mails(customer, "order-cancellation"), stands ? 0 : 1);
    }

    private static long mails(JsonNode customer, String template) {
        return customer.path("mails")
                .valueStream()
                .filter(mail -> mail.path("template").asText().equals(template))
                .count();
    }

    private void exactly(String invariant, long found, long expected) {
        Audit.compare(violations, invariant, errand.subject(), found, expected);
    }
}
