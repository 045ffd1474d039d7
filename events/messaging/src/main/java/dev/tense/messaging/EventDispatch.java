package dev.tense.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Delivers events to subscribers in this process, for tests: what SNS and SQS do when deployed. Every subscriber gets every
 * event; one that throws touches neither the others nor the publisher.
 */
public final class EventDispatch {
    /** A delivery that failed. */
    public record Failure(String subscriber, String eventType, RuntimeException reason) {}

    private record Subscription(String subscriber, Consumer<Event> reaction) {}

    private final Map<Class<?>, List<Subscription>> subscriptions = new HashMap<>();
    private final List<Failure> failures = new ArrayList<>();

    /** Adds a subscriber; there may be any number of them. */
    public <E extends Event> void subscribe(Class<E> event, String subscriber, Consumer<E> reaction) {
        subscriptions
                .computeIfAbsent(event, any -> new ArrayList<>())
                .add(new Subscription(subscriber, delivered -> reaction.accept(event.cast(delivered))));
    }

    /** Publishes an event; that nobody subscribed to it is fine. */
    public void publish(Event event) {
        for (Subscription subscription : subscriptions.getOrDefault(event.getClass(), List.of())) {
            try {
                subscription.reaction().accept(event);
            } catch (RuntimeException e) { // the boundary between subscribers: whatever one throws stays with it
                failures.add(new Failure(subscription.subscriber(), FactTypes.nameOf(event.getClass()), e));
            }
        }
    }

    /** The deliveries that failed so far. */
    public List<Failure> failures() {
        return List.copyOf(failures);
    }
}
