package dev.tense.naive;

import dev.tense.naive.Event.OrderCreated;
import dev.tense.naive.Event.OrderPlaced;
import dev.tense.simulation.Stage;
import dev.tense.simulation.Stage.NoAnswer;
import java.util.List;
import java.util.function.Consumer;

/** Who listens: sales, the warehouse, loyalty, and the mail. */
final class Handlers {
    private final Stage stage;
    private final Books books;

    /** One listener, and the events it is for. */
    record Handler(String name, Class<? extends Event> to, Consumer<Event> work) {}

    Handlers(Stage stage, Books books) {
        this.stage = stage;
        this.books = books;
    }

    List<Handler> all() {
        return List.of(
                new Handler("sales", OrderCreated.class, this::countSale),
                new Handler("warehouse", OrderPlaced.class, this::pick),
                new Handler("loyalty", OrderPlaced.class, this::awardPoints),
                new Handler("mail", OrderPlaced.class, this::confirm));
    }

    private void countSale(Event created) {
        stage.tell("sales", "add " + created.totalAmount(), () -> books.sold += created.totalAmount());
    }

    private void pick(Event placed) {
        stage.tell("warehouse", "pick " + placed.orderId(), () -> books.picking.add(placed.orderId()));
    }

    private void awardPoints(Event placed) {
        int points = (int) Math.floor(placed.totalAmount());
        try {
            stage.tell("points", "award " + points, () -> books.points += points);
        } catch (NoAnswer failed) {
            stage.tell("retry queue", "enqueue " + placed.orderId(), () -> books.retries.add(placed.orderId()));
        }
    }

    private void confirm(Event placed) {
        stage.tell("mail server", "confirm " + placed.orderId(), () -> books.mails.add(placed.orderId()));
    }
}
