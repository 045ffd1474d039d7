package dev.tense.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Standard queues with a dead-letter queue each, as SQS has them: at least once, in no order, hidden while at work, and moved away
 * when received too often.
 */
final class Queues {
    private final Scheduler scheduler;
    private final Random random;
    private final Consumers consumers;
    private final Map<String, List<Message>> waiting = new LinkedHashMap<>();
    private final Map<String, List<Message>> dead = new LinkedHashMap<>();
    private final Map<String, Message> byHandle = new LinkedHashMap<>();
    private int sent;

    /** Who takes messages. */
    interface Consumers {
        /** How many messages a function gets at once. */
        int batchSize(String function);

        /** How long a function may take to notice that there is a message, in milliseconds. */
        long window();

        /** How often a message is received at most. */
        int attempts(String function);

        /** How long a message is hidden while it is at work, in milliseconds. */
        long visibility(String function);

        /** Takes a batch; the messages it is done with are deleted. */
        void receive(String function, List<Message> batch);
    }

    /** A message in the queue of one function. */
    static final class Message {
        private final String id;
        private final String queue;
        private final String body;
        private int receives;
        private long visibleAt;
        private String handle = "";

        private Message(String id, String queue, String body, long visibleAt) {
            this.id = id;
            this.queue = queue;
            this.body = body;
            this.visibleAt = visibleAt;
        }

        String id() {
            return id;
        }

        String body() {
            return body;
        }

        String handle() {
            return handle;
        }

        int receives() {
            return receives;
        }

        String queue() {
            return queue;
        }
    }

    Queues(Scheduler scheduler, Random random, Consumers consumers) {
        this.scheduler = scheduler;
        this.random = random;
        this.consumers = consumers;
    }

    void send(String queue, String body, long delayMillis) {
        var message = new Message("m" + ++sent, queue, body, scheduler.millis() + delayMillis);
        waiting.computeIfAbsent(queue, any -> new ArrayList<>()).add(message);
        poll(queue, delayMillis);
    }

    private void poll(String queue, long delayMillis) {
        scheduler.start(delayMillis + consumers.window(), () -> poll(queue));
    }

    private void poll(String queue) {
        var batch = new ArrayList<Message>();
        List<Message> here = waiting.computeIfAbsent(queue, any -> new ArrayList<>());
        List<Message> visible = new ArrayList<>(here.stream()
                .filter(message -> message.visibleAt <= scheduler.millis())
                .toList());
        while (!visible.isEmpty() && batch.size() < consumers.batchSize(queue)) {
            Message message = visible.remove(visible.size() == 1 ? 0 : random.nextInt(visible.size()));
            if (message.receives >= consumers.attempts(queue)) {
                here.remove(message);
                dead.computeIfAbsent(queue, any -> new ArrayList<>()).add(message);
            } else {
                take(message);
                batch.add(message);
            }
        }
        if (!visible.isEmpty()) {
            poll(queue, 1);
        }
        if (!batch.isEmpty()) {
            consumers.receive(queue, batch);
        }
    }

    private void take(Message message) {
        message.receives++;
        message.handle = message.id + "/" + message.receives;
        byHandle.put(message.handle, message);
        hide(message, consumers.visibility(message.queue));
    }

    private void hide(Message message, long millis) {
        message.visibleAt = scheduler.millis() + millis;
        poll(message.queue, millis);
    }

    /** Hides a message for another time than its queue says; a handle that is not the last one does nothing. */
    void changeVisibility(String handle, long millis) {
        Message message = byHandle.get(handle);
        if (message != null && message.handle.equals(handle) && isWaiting(message)) {
            hide(message, millis);
        }
    }

    private boolean isWaiting(Message message) {
        return waiting.getOrDefault(message.queue, List.of()).contains(message);
    }

    void delete(Message message) {
        waiting.getOrDefault(message.queue, new ArrayList<>()).remove(message);
    }

    /** Messages that were received too often, by queue; those that nobody could handle are where they belong. */
    Map<String, List<Message>> dead() {
        var left = new LinkedHashMap<String, List<Message>>();
        dead.forEach((queue, messages) -> {
            List<Message> wanted =
                    messages.stream().filter(message -> !isPoison(message)).toList();
            if (!wanted.isEmpty()) {
                left.put(queue, wanted);
            }
        });
        return left;
    }

    /** How many messages that nobody could handle are kept for a person. */
    long poison() {
        return dead.values().stream()
                .flatMap(List::stream)
                .filter(Queues::isPoison)
                .count();
    }

    /** Whether a message is one that somebody sent by mistake. */
    private static boolean isPoison(Message message) {
        return !message.body.contains("\"specversion\"") && !message.body.contains("\"function\"");
    }

    /** Puts every dead-lettered message back into its queue, as an operator does with a redrive. */
    void redrive() {
        dead.forEach((queue, messages) -> {
            List<Message> back = List.copyOf(messages);
            messages.clear();
            back.forEach(message -> send(queue, message.body, 1));
        });
    }

    /** Whether anything waits or is at work. */
    @Nullable
    Message oldest() {
        return waiting.values().stream().flatMap(List::stream).findFirst().orElse(null);
    }
}
