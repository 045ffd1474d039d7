package dev.tense.local.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.QueueTrigger;
import dev.tense.local.template.Blueprint.StreamTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The event source mappings that a template declares, and which of them are enabled. A start enables all. */
public final class EventSources {
    private final List<Source> all = new ArrayList<>();

    /** A queue or stream that a function is fed from. */
    record Source(UUID id, String function, String arn, int batchSize, int windowSeconds, Valve valve) {}

    public EventSources(Blueprint blueprint) {
        blueprint
                .queueTriggers()
                .forEach(each -> add(each.function(), each.queueArn(), each.batchSize(), each.windowSeconds()));
        blueprint
                .streamTriggers()
                .forEach(each -> add(each.function(), each.streamArn(), each.batchSize(), each.windowSeconds()));
    }

    private void add(String function, String arn, int batchSize, int windowSeconds) {
        UUID id = UUID.nameUUIDFromBytes((function + " " + arn).getBytes(UTF_8));
        all.add(new Source(id, function, arn, batchSize, windowSeconds, new Valve()));
    }

    List<Source> all() {
        return List.copyOf(all);
    }

    Optional<Source> find(String id) {
        return all.stream().filter(each -> each.id().toString().equals(id)).findFirst();
    }

    Valve valve(QueueTrigger trigger) {
        return valve(trigger.function(), trigger.queueArn());
    }

    Valve valve(StreamTrigger trigger) {
        return valve(trigger.function(), trigger.streamArn());
    }

    private Valve valve(String function, String arn) {
        return all.stream()
                .filter(each -> each.function().equals(function) && each.arn().equals(arn))
                .findFirst()
                .orElseThrow()
                .valve();
    }
}
