package dev.tense.naive;

import dev.tense.naive.Event.OrderCancelled;
import dev.tense.naive.Event.OrderCreated;
import dev.tense.naive.Event.OrderPlaced;
import dev.tense.simulation.Stage;
import dev.tense.simulation.Stage.NoAnswer;

/** The textbook checkout: it reads well, and each of its lines loses money one day. */
final class OrderController {
    private static final int ATTEMPTS = 3;

    private final Stage stage;
    private final Books books;
    private final EventBus bus;

    OrderController(Stage stage, Books books, EventBus bus) {
        this.stage = stage;
        this.books = books;
        this.bus = bus;
    }

    /** What the customer gets to see instead of an order. */
    static final class CheckoutFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckoutFailed(RuntimeException error) {
            super("Checkout failed: " + error.getMessage(), error);
        }
    }

    String placeOrder(Cart cart) {
        String orderId = createOrder(cart);
        try {
            processPayment(cart);
            reserveInventory(cart);
            bus.publish(new OrderPlaced(orderId, cart.total()));
            return orderId;
        } catch (RuntimeException error) {
            cancelOrder(orderId, cart, String.valueOf(error.getMessage()));
            throw new CheckoutFailed(error);
        }
    }

    private String createOrder(Cart cart) {
        String orderId = "order-" + (books.orders.size() + 1);
        save(orderId, "CREATED");
        bus.publish(new OrderCreated(orderId, cart.total()));
        return orderId;
    }

    private void processPayment(Cart cart) {
        for (int attempt = 1; ; attempt++) {
            try {
                charge((long) (cart.total() * 100), cart.card());
                return;
            } catch (NoAnswer timeout) {
                if (attempt == ATTEMPTS) {
                    throw timeout;
                }
            }
        }
    }

    private void charge(long cents, String card) {
        stage.tell("provider", "charge " + cents, () -> {
            if (card.endsWith("0002")) {
                throw new IllegalStateException("POST http://10.0.3.17/charges card=" + card + ": insufficient funds");
            }
            books.charges.add(cents);
        });
    }

    private void reserveInventory(Cart cart) {
        stage.tell("stock", "reserve " + cart.quantity(), () -> {
            if (books.stock < cart.quantity()) {
                throw new IllegalStateException("out of stock");
            }
            books.stock -= cart.quantity();
            books.held += cart.quantity();
        });
    }

    private void cancelOrder(String orderId, Cart cart, String reason) {
        save(orderId, "CANCELLED");
        bus.publish(new OrderCancelled(orderId, cart.total(), reason));
    }

    private void save(String orderId, String status) {
        stage.tell("orders", "save " + orderId + " " + status, () -> books.orders.put(orderId, status));
    }
}
