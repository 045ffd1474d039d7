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
            @Nullable Stream stream) {
        boolean readsTables() {
            return access != Access.NONE;
        }

        boolean writesLog() {
            return access == Access.WRITE;
        }

        boolean writesState() {
            return access == Access.WRITE || access == Access.WRITE_STATE;
        }
    }

    /** What a function may do with the two tables. */
    enum Access {
        NONE,
        READ,
        WRITE_STATE,
        WRITE
    }

    /** A route of the HTTP API. {@code methodAndPath} is how a permission names it. */
    record Route(String key, String methodAndPath, String target) {}

    /**
     * The queue of a function. {@code delay} is a YAML value; {@code subscription} says which topic fills it. Without one the
     * function itself does.
     */
    record Queue(
            int batchSize,
            int attempts,
            int visibilitySeconds,
            String delay,
            @Nullable Subscription subscription) {
        boolean own() {
            return subscription == null;
        }
    }

    /** What fills the queue of a reaction. {@code topic} is the beginning of a logical id. */
    record Subscription(String topic, String event) {}

    /** The stream of the log. */
    record Stream(List<Topic> topics) {}
}
