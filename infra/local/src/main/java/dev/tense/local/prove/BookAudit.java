package dev.tense.local.prove;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The books of the payment provider and of the carrier, against all orders that we know. */
final class BookAudit {
    private final Collection<OrderAudit.Outcome> orders;
    private final List<Violation> violations;

    BookAudit(Collection<OrderAudit.Outcome> orders, List<Violation> violations) {
        this.orders = orders;
        this.violations = violations;
    }

    void checkMoney(List<Operator.Booking> books) {
        books.stream()
                .filter(booking -> ordersOf(booking) != 1)
                .forEach(stray ->
                        violations.add(Violation.doubled("every booking belongs to one order", "", stray.toString())));
        Audit.compare(
                violations,
                "the money kept in all is what the standing orders cost",
                "",
                sum(books, "approved") - sum(books, "refund"),
                standing().mapToLong(order -> order.errand().totalMinor()).sum());
    }

    private long ordersOf(Operator.Booking booking) {
        return orders.stream()
                .filter(order -> booking.isCharge(order.errand().subject())
                        || booking.isRefund(order.errand().subject()))
                .count();
    }

    private static long sum(List<Operator.Booking> books, String outcome) {
        return books.stream()
                .filter(booking -> booking.outcome().equals(outcome))
                .mapToLong(Operator.Booking::minor)
                .sum();
    }

    /** A parcel has the id of its order for a key. */
    void checkParcels(Set<String> parcels) {
        Set<String> standing = standing().map(order -> order.errand().subject()).collect(Collectors.toSet());
        standing.stream()
                .filter(order -> !parcels.contains(order))
                .forEach(order -> violations.add(
                        Violation.lost("the carrier has what stands, and nothing else", order, "it has no parcel")));
        parcels.stream()
                .filter(parcel -> !standing.contains(parcel))
                .forEach(parcel -> violations.add(Violation.doubled(
                        "the carrier has what stands, and nothing else", parcel, "no such order stands")));
    }

    private Stream<OrderAudit.Outcome> standing() {
        return orders.stream().filter(OrderAudit.Outcome::stands);
    }
}
