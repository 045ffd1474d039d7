package dev.tense.payments;

import dev.tense.contract.values.OrderId;

/** The keys we give the provider: one charge and one refund for an order, whoever sends them and how often. */
final class ChargeKeys {
    private ChargeKeys() {}

    static String charge(OrderId order) {
        return "charge-" + order;
    }

    static String refund(OrderId order) {
        return "refund-" + order;
    }
}
