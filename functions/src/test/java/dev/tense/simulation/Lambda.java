package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import dev.tense.platform.Zip;
import dev.tense.simulation.Sandbox.Killed;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** Invokes functions, each invocation in a process of its own, which may end before its function does. */
final class Lambda {
    private final Scheduler scheduler;
    private final Outside outside;
    private final Zip zip;
    private final Trace trace;
    private final LongSupplier skew;
    private int invocations;

    Lambda(Scheduler scheduler, Outside outside, Zip zip, Trace trace, LongSupplier skew) {
        this.scheduler = scheduler;
        this.outside = outside;
        this.zip = zip;
        this.trace = trace;
        this.skew = skew;
    }

    /** Runs a function in the running task; empty when its process ended, or the function failed. */
    Optional<String> invoke(String function, String payload, long timeoutMillis) {
        var process = new Sandbox(function, function + "#" + ++invocations, scheduler.millis() + timeoutMillis);
        scheduler.current().skew(skew.getAsLong());
        trace.add(scheduler.millis(), process.name(), process.name(), "starts");
        try {
            byte[] answer = outside.as(
                    process,
                    () -> zip.invoke(
                            function,
                            payload.getBytes(StandardCharsets.UTF_8),
                            () -> process.millisLeft(scheduler.millis())));
            if (!process.isDead()) {
                return Optional.of(new String(answer, StandardCharsets.UTF_8));
            }
            trace.add(scheduler.millis(), process.name(), process.name(), "dies");
        } catch (Killed killed) {
            trace.add(scheduler.millis(), process.name(), process.name(), "dies");
        } catch (
                RuntimeException
                        failed) { // a function error: whoever invoked it hears that it failed, and nothing more
            trace.add(scheduler.millis(), process.name(), process.name(), "fails");
        }
        zip.forget(function);
        return Optional.empty();
    }

    /** The messages of a batch that a function is done with; none of them when its process ended. */
    List<Queues.Message> receive(String function, List<Queues.Message> batch, long timeoutMillis) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        var records = event.putArray("Records");
        for (Queues.Message message : batch) {
            ObjectNode sqs = records.addObject()
                    .put("messageId", message.id())
                    .put("receiptHandle", message.handle())
                    .put("body", message.body())
                    .put("eventSource", "aws:sqs");
            sqs.putObject("attributes").put("ApproximateReceiveCount", Integer.toString(message.receives()));
        }
        return invoke(function, event.toString(), timeoutMillis)
                .map(Lambda::failures)
                .map(failed -> batch.stream()
                        .filter(message -> !failed.contains(message.id()))
                        .toList())
                .orElse(List.of());
    }

    /** What a batch answer names as failed. */
    static Set<String> failures(String answer) {
        var failed = new HashSet<String>();
        Json.parse(answer, JsonNode.class)
                .path("batchItemFailures")
                .forEach(failure -> failed.add(failure.path("itemIdentifier").asText()));
        return failed;
    }
}
