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

        boolean writesTables() {
            return access == Access.WRITE;
        }
    }

    /** What a function may do with the two tables. */
    enum Access {
        NONE,
        READ,
        WRITE
    }

    /** A route of the HTTP API. {@code methodAndPath} is how a permission names it. */
    record Route(String key, String methodAndPath, String target) {}

    /**
     * The queue of a reaction. {@code topic} is the beginning of a logical id, {@code versions} that of the event's name in every
     * version, {@code delay} a YAML value.
     */
    record Queue(String topic, String versions, int attempts, int visibilitySeconds, String delay) {}

    /** The stream of the log. */
    record Stream(List<Topic> topics) {}
}
