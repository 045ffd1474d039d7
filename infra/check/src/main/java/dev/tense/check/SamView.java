package dev.tense.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the templates of {@code infra/sam} are filled with. */
final class SamView {
    private SamView() {}

    /** {@code template.yaml}. */
    record Root(String marker, List<Delay> delays, List<Topic> topics, List<Context> contexts) {}

    /** {@code contexts/<context>.yaml}. */
    record Context(String marker, String id, String context, List<Parameter> parameters, List<Function> functions) {}

    /** A parameter of a nested template, and what the root template passes for it. */
    record Parameter(String name, String type, String value) {}

    /** The parameter of the whole system that delays a reaction. */
    record Delay(String parameter, String function, int seconds) {}

    /** The topic of a context. */
    record Topic(String id, String context, String variable) {}

    /** A Lambda function; {@code route}, {@code queue} and {@code stream} are there when they trigger it. */
    record Function(
            String id,
            String function,
            String purpose,
            int timeoutSeconds,
            Access access,
            @Nullable Route route,
            @Nullable Queue queue,
            @Nullable Stream stream,
            @Nullable Schedule schedule,
            List<String> replays) {
        Function(
                String id,
                String function,
                String purpose,
                int timeoutSeconds,
                Access access,
                @Nullable Route route,
                @Nullable Queue queue,
                @Nullable Stream stream,
                @Nullable Schedule schedule) {
            this(id, function, purpose, timeoutSeconds, access, route, queue, stream, schedule, List.of());
        }

        boolean scansLog() {
            return schedule != null || replaysEvents();
        }

        boolean replaysEvents() {
            return !replays.isEmpty();
        }

        boolean readsTables() {
            return access != Access.NONE;
        }

        boolean appendsToLog() {
            return access == Access.WRITE;
        }

        boolean writesState() {
            return access == Access.WRITE || access == Access.STATE;
        }

        boolean publishesEvents() {
            return !publishes().isEmpty();
        }

        /** The topics the function publishes to by itself. */
        List<Topic> publishes() {
            return stream != null ? stream.topics() : schedule != null ? schedule.topics() : List.of();
        }
    }

    /** What a function may do with the two tables. */
    enum Access {
        NONE,
        READ,
        /** Reads both, writes the state. */
        STATE,
        WRITE
    }

    /** A route of the HTTP API. {@code methodAndPath} is how a permission names it. */
    record Route(String key, String methodAndPath, String target) {}

    /**
     * The queue of a reaction. {@code topic} is the beginning of a logical id, {@code delay} a YAML value, {@code conditions} are
     * there when not every event of the type is wanted.
     */
    record Queue(
            String topic, String event, List<Condition> conditions, int attempts, int visibilitySeconds, String delay) {
        boolean onBody() {
            return !conditions.isEmpty();
        }
    }

    /** A value that a component of an event must have. */
    record Condition(String component, String value) {}

    /** The stream of the log. */
    record Stream(List<Topic> topics) {}

    /** A clock. {@code publisher} is the function whose failed batches are looked after. */
    record Schedule(String rate, String publisher, List<Topic> topics) {}
}
