package dev.tense.naive;

import dev.tense.simulation.Fault;
import dev.tense.simulation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A customer buys, and something goes wrong.
 *
 * @param faults    what goes wrong, by the call it happens to
 * @param resilient whether the event bus is the one that logs what handlers throw
 */
record Tale(String trap, String title, Cart cart, Map<String, Fault> faults, boolean resilient) {
    static final Tale T1 =
            of("T1", "a lost publication cancels a paid order", Map.of("publish OrderPlaced", Fault.LOST));
    static final Tale T2 =
            of("T2", "a cancellation gives neither money nor goods back", Map.of("reserve 2", Fault.UNANSWERED));
    static final Tale T3 = of(
            "T3",
            "a cancellation that fails hides why, and leaves the order open",
            Map.of("reserve 2", Fault.LOST, "save order-1 CANCELLED", Fault.LOST));
    static final Tale T4 = of(
            "T4",
            "a crash between save and publish leaves an order that nobody hears of",
            Map.of("publish OrderCreated", Fault.DIES_BEFORE));
    static final Tale T5 =
            of("T5", "a mail that fails cancels an order that is being packed", Map.of("confirm order-1", Fault.LOST));
    static final Tale T6 = new Tale(
            "T6",
            "a retry that cannot be queued loses the event",
            Cart.TWO_BOOKS,
            Map.of("award 49", Fault.LOST, "enqueue order-1", Fault.LOST),
            true);
    static final Tale T7 =
            of("T7", "a charge without an answer is made twice", Map.of("charge 4998", Fault.UNANSWERED));
    static final Tale T8 = new Tale(
            "T8", "a double loses a cent and a point", new Cart(100, 4.35, "4242424242424242"), Map.of(), false);
    static final Tale T9 = of(
            "T9",
            "an event that is delivered twice is rewarded and mailed twice",
            Map.of("done by loyalty", Fault.LOST, "done by mail", Fault.LOST));
    static final Tale T10 = new Tale(
            "T10", "an event for ever tells a card number", new Cart(2, 24.99, "4000000000000002"), Map.of(), false);

    static final List<Tale> ALL = List.of(T1, T2, T3, T4, T5, T6, T7, T8, T9, T10);

    /** How a tale ended: what the customer heard, and what is really so. */
    record Ending(Books books, String heard, List<String> steps) {}

    private static Tale of(String trap, String title, Map<String, Fault> faults) {
        return new Tale(trap, title, Cart.TWO_BOOKS, faults, false);
    }

    Ending tell() {
        var stage = new Stage(faults);
        var books = new Books();
        var bus = new EventBus(stage, books, new Handlers(stage, books).all(), resilient);
        var heard = new ArrayList<>(List.of("nothing"));
        stage.play("shop", () -> heard.set(0, answer(new OrderController(stage, books, bus))));
        return new Ending(books, heard.getFirst(), stage.steps());
    }

    private String answer(OrderController shop) {
        try {
            return shop.placeOrder(cart) + " is placed";
        } catch (RuntimeException error) {
            return String.valueOf(error.getMessage());
        }
    }

    /** The tale, step by step, as {@link #main} prints it. */
    String text() {
        Ending ending = tell();
        var text = new StringBuilder(trap + ": " + title + "\n");
        ending.steps().forEach(step -> text.append("  ").append(step).append('\n'));
        return text.append("  customer hears: ")
                .append(ending.heard())
                .append("\n  in the end:     ")
                .append(ending.books())
                .append('\n')
                .toString();
    }

    /** Tells them all. */
    public static void main(String... arguments) {
        ALL.forEach(tale -> System.out.println(tale.text()));
    }
}
