package dev.tense.naive;

import dev.tense.naive.Handlers.Handler;
import dev.tense.simulation.Stage;
import dev.tense.simulation.Stage.NoAnswer;
import java.util.List;

/** Hands every event to every handler while the publisher waits, again whenever a handler's acknowledgement is missing. */
final class EventBus {
    private final Stage stage;
    private final Books books;
    private final List<Handler> handlers;
    private final boolean resilient;

    /** @param resilient whether a handler that fails is only logged, as in the second edition of the textbook */
    EventBus(Stage stage, Books books, List<Handler> handlers, boolean resilient) {
        this.stage = stage;
        this.books = books;
        this.handlers = handlers;
        this.resilient = resilient;
    }

    void publish(Event event) {
        stage.tell("bus", "publish " + event.name(), () -> books.published.add(event));
        for (Handler handler : handlers) {
            if (handler.to().isInstance(event)) {
                call(handler, event);
            }
        }
    }

    private void call(Handler handler, Event event) {
        try {
            deliver(event, handler);
        } catch (NoAnswer failed) {
            if (!resilient) {
                throw failed;
            }
            stage.tell("log", handler.name() + " failed: " + failed.getMessage(), () -> {});
        }
    }

    private void deliver(Event event, Handler handler) {
        do {
            handler.work().accept(event);
        } while (!acknowledged(handler));
    }

    private boolean acknowledged(Handler handler) {
        try {
            stage.tell("bus", "done by " + handler.name(), () -> {});
            return true;
        } catch (NoAnswer lost) {
            return false;
        }
    }
}
