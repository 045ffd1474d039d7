package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says whether an order that does not stand was cancelled for something that did happen. */
final class Causes {
    /** What every function here is told that a checkout may take. */
    private static final Duration CHECKOUT_DEADLINE = Duration.ofMinutes(15);

    private final World world;
    private final Map<String, Long> stock;

    /** @param stock what was on sale in the beginning, by product */
    Causes(World world, Map<String, Long> stock) {
        this.world = world;
        this.stock = stock;
    }

    /** Whether there is a cause for the reason that an order gives, as GetOrder answers it. */
    boolean explain(JsonNode order) {
        return switch (order.path("cancelReason").asText()) {
            case "REQUESTED" -> isAskedFor(order);
            case "INSUFFICIENT_FUNDS" -> isWished(order, "/paymentMethod/token", "tok_insufficient_funds");
            case "PAYMENT_DECLINED" -> isWished(order, "/paymentMethod/token", "tok_declined");
            case "SHIPPING_FAILED" -> isWished(order, "/shippingAddress/country", "AQ");
            case "OUT_OF_STOCK" -> lines(order).anyMatch(this::isScarce);
            case "EXPIRED" -> isTooLate(order.path("orderId").asText());
            default -> false;
        };
    }

    private boolean isAskedFor(JsonNode order) {
        Collection<String> callers =
                world.gateway.cancellations().getOrDefault(order.path("orderId").asText(), Set.of());
        return callers.contains("support")
                || callers.contains(order.path("customerId").asText());
    }

    private boolean isWished(JsonNode order, String field, String value) {
        return world.gateway.wishes().getOrDefault(order.path("customerId").asText(), Map.of()).values().stream()
                .filter(wish -> isFor(wish, order))
                .anyMatch(wish -> wish.at(field).asText().equals(value));
    }

    private static boolean isFor(JsonNode wish, JsonNode order) {
        return lines(wish)
                .map(Causes::pieces)
                .toList()
                .equals(lines(order).map(Causes::pieces).toList());
    }

    private static String pieces(JsonNode line) {
        return line.path("quantity").asLong() + " " + line.path("sku").asText();
    }

    private static Stream<JsonNode> lines(JsonNode order) {
        return StreamSupport.stream(order.path("items").spliterator(), false);
    }

    /** Whether all that anybody wanted of a product is more than there was. */
    private boolean isScarce(JsonNode line) {
        String sku = line.path("sku").asText();
        long wanted = world.gateway.wishes().values().stream()
                .flatMap(wishes -> wishes.values().stream())
                .flatMap(Causes::lines)
                .filter(each -> each.path("sku").asText().equals(sku))
                .mapToLong(each -> each.path("quantity").asLong())
                .sum();
        return wanted > stock.getOrDefault(sku, 0L);
    }

    private boolean isTooLate(String order) {
        Instant deadline = world.probe.time("orders.order-created", order).plus(CHECKOUT_DEADLINE);
        return !world.probe.time("orders.order-cancelled", order).isBefore(deadline);
    }
}
