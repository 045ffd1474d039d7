package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.scenarios.Tables.Booking;
import java.util.Collection;
import java.util.List;

/** What must hold for orders of one product when everything that follows from them is done. */
record Audit(Platform platform, String sku, long stockBefore) {
    /** Begins with the stock as it is now. */
    static Audit of(Platform platform, String sku) {
        return new Audit(platform, sku, platform.stock(sku));
    }

    /**
     * Waits until nothing is left to do for these orders, and checks: the money captured less refunds is the total of the orders
     * that stand, the stock is what it was less what they took, goods left for them alone, and each event had its effect once.
     */
    void balances(Collection<String> orders) {
        long sold = 0;
        for (String order : orders) {
            settled(order);
            JsonNode found = platform.order(order);
            boolean stands = found.path("status").asText().equals("PLACED");
            assertThat(found.path("status").asText()).isIn("PLACED", "CANCELLED");
            assertThat(kept(order)).as("the money for %s", order).isEqualTo(stands ? total(found) : 0);
            assertThat(platform.get("/shipments/" + order).text("status"))
                    .as("the shipment of %s", order)
                    .isEqualTo(stands ? "SHIPPED" : "CALLED_OFF");
            assertOneEffectEach(order, stands);
            sold += stands ? found.path("items").path(0).path("quantity").asLong() : 0;
        }
        assertThat(platform.stock(sku)).isEqualTo(stockBefore - sold);
    }

    /**
     * A resumption that comes later finds nothing to do, and a command that nobody sent again stays without an answer: what counts
     * is that nobody has anything left to react to.
     */
    private void settled(String order) {
        Eventually.expect(
                () -> platform.timeline(order),
                entries -> assertThat(entries)
                        .filteredOn(entry -> entry.kind().equals("reaction"))
                        .filteredOn(entry -> !entry.name().equals("resume-checkout"))
                        .isNotEmpty()
                        .allSatisfy(entry -> assertThat(entry.status()).isEqualTo("done")));
    }

    private long kept(String order) {
        List<Booking> bookings = platform.tables.bookings(order);
        return sum(bookings, "charge-" + order, "approved") - sum(bookings, "refund-" + order, "refund");
    }

    private static long sum(List<Booking> bookings, String key, String outcome) {
        return bookings.stream()
                .filter(booking ->
                        booking.key().equals(key) && booking.outcome().equals(outcome))
                .mapToLong(Booking::minor)
                .sum();
    }

    private static long total(JsonNode order) {
        return Long.parseLong(order.path("total").path("amount").asText().replace(".", ""));
    }

    /** A cancellation that overtakes the award leaves nothing to award. */
    private void assertOneEffectEach(String order, boolean stands) {
        List<Entry> timeline = platform.timeline(order);
        long placed = count(timeline, "orders.order-placed.v1");
        assertThat(placed).isLessThanOrEqualTo(1);
        assertThat(platform.tables.sales(order)).hasSize((int) placed);
        assertThat(count(timeline, "loyalty.points-awarded.v1")).isBetween(stands ? placed : 0, placed);
        assertThat(count(timeline, "orders.order-cancelled.v1")).isLessThanOrEqualTo(1);
        assertThat(count(timeline, "payments.payment-refunded.v1")).isLessThanOrEqualTo(1);
        assertThat(count(timeline, "shipping.order-shipped.v1")).isLessThanOrEqualTo(1);
        assertThat(platform.get("/picks/" + platform.today())
                        .json()
                        .path("entries")
                        .valueStream())
                .filteredOn(pick -> pick.path("orderId").asText().equals(order))
                .hasSize((int) placed);
    }

    private static long count(List<Entry> timeline, String event) {
        return timeline.stream().filter(entry -> entry.name().equals(event)).count();
    }
}
