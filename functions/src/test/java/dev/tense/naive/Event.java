package dev.tense.naive;

/** What the textbook publishes. */
sealed interface Event {
    String orderId();

    double totalAmount();

    record OrderCreated(String orderId, double totalAmount) implements Event {}

    record OrderPlaced(String orderId, double totalAmount) implements Event {}

    record OrderCancelled(String orderId, double totalAmount, String reason) implements Event {}

    default String name() {
        return getClass().getSimpleName();
    }
}
