package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.wire.Json;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which items of a batch failed, as AWS reads a function's answer: what it does not understand means all failed. */
record BatchResponse(boolean all, Set<String> items) {
    private static final BatchResponse ALL = new BatchResponse(true, Set.of());
    private static final BatchResponse NONE = new BatchResponse(false, Set.of());

    static BatchResponse of(Outcome outcome, boolean partialFailures, Set<String> batch) {
        return switch (outcome) {
            case Outcome.Failure _ -> ALL;
            case Outcome.Success success -> partialFailures ? read(success.payload(), batch) : NONE;
        };
    }

    private static BatchResponse read(byte[] payload, Set<String> batch) {
        if (payload.length == 0) {
            return NONE;
        }
        Optional<JsonNode> answer = Json.parse(payload);
        if (answer.isEmpty()) {
            return ALL;
        }
        JsonNode failures = answer.get().path("batchItemFailures");
        if (failures.isMissingNode() || failures.isNull()) {
            return NONE;
        }
        return failures.isArray() ? items(failures, batch) : ALL;
    }

    private static BatchResponse items(JsonNode failures, Set<String> batch) {
        Set<String> items = new HashSet<>();
        for (JsonNode failure : failures) {
            JsonNode id = failure.path("itemIdentifier");
            if (!id.isTextual() || !batch.contains(id.asText())) {
                return ALL;
            }
            items.add(id.asText());
        }
        return new BatchResponse(false, Set.copyOf(items));
    }

    boolean failed(String item) {
        return all || items.contains(item);
    }

    boolean anyFailed() {
        return all || !items.isEmpty();
    }
}
