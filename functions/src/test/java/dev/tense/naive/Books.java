package dev.tense.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is really so, wherever it is kept: at the provider, in tables and queues. Only the audience looks into it. */
final class Books {
    final Map<String, String> orders = new TreeMap<>();
    final List<Long> charges = new ArrayList<>();
    final List<Long> refunds = new ArrayList<>();
    int stock = 100;
    int held;
    double sold;
    int points;
    final List<String> mails = new ArrayList<>();
    final List<String> picking = new ArrayList<>();
    final List<String> retries = new ArrayList<>();
    final List<Event> published = new ArrayList<>();

    long chargedCents() {
        return charges.stream().mapToLong(Long::longValue).sum();
    }

    long refundedCents() {
        return refunds.stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public String toString() {
        return "%s; charged %d, refunded %d cents; held %d, to pick %d; sold %s; points %d, mails %d, retries %d"
                .formatted(
                        orders,
                        chargedCents(),
                        refundedCents(),
                        held,
                        picking.size(),
                        sold,
                        points,
                        mails.size(),
                        retries.size());
    }
}
