package dev.tense.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint;
import dev.tense.local.wire.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Creates tables with their streams and their time to live. */
final class TableDeployment {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String STREAM = "StreamSpecification";
    private static final String VIEW = "StreamViewType";

    private final AwsClient client;

    TableDeployment(AwsClient client) {
        this.client = client;
    }

    /**
     * Creates a table, or gives one that is there a stream and a time to live.
     *
     * @throws EndpointProblem when there is one with other keys, another view of its stream or another time to live
     */
    FoundAddresses.Table create(Blueprint.Table table) throws InterruptedException {
        Optional<JsonNode> existing = describe(table.name());
        if (existing.isEmpty()) {
            client.dynamo("CreateTable", table.request());
        } else {
            mustBeTheSame(table, existing.get());
            streamed(table, existing.get());
        }
        JsonNode active = await(
                        table.name(),
                        found -> found.filter(TableDeployment::isActive).isPresent())
                .orElseThrow();
        if (table.timeToLive().isPresent()) {
            expire(table.name(), table.timeToLive().get());
        }
        return new FoundAddresses.Table(
                active.path("TableArn").asText(), active.path("LatestStreamArn").asText());
    }

    private static boolean isActive(JsonNode table) {
        return table.path("TableStatus").asText().equals("ACTIVE");
    }

    private static void mustBeTheSame(Blueprint.Table table, JsonNode existing) {
        JsonNode declared = Json.tree(table.request());
        if (!shape(declared).equals(shape(existing))) {
            throw new EndpointProblem("there is a table " + table.name()
                    + " already, whose keys or indexes are not those that the template declares");
        }
    }

    private static Set<String> shape(JsonNode table) {
        Set<String> shape = new TreeSet<>();
        shape.add("keys " + keys(table));
        table.path("GlobalSecondaryIndexes")
                .forEach(index -> shape.add("index " + index.path("IndexName").asText() + " " + keys(index)));
        return shape;
    }

    private static String keys(JsonNode table) {
        return table.path("KeySchema")
                .valueStream()
                .map(key -> key.path("KeyType").asText() + " "
                        + key.path("AttributeName").asText())
                .collect(Collectors.joining(", "));
    }

    private void streamed(Blueprint.Table table, JsonNode existing) throws InterruptedException {
        Object wanted = table.request().get(STREAM);
        if (wanted == null) {
            return;
        }
        JsonNode found = existing.path(STREAM);
        if (!found.path("StreamEnabled").asBoolean()) {
            client.dynamo("UpdateTable", Map.of("TableName", table.name(), STREAM, wanted));
        } else if (!found.path(VIEW).equals(Json.tree(wanted).path(VIEW))) {
            throw new EndpointProblem("there is a table " + table.name() + " already, whose stream has "
                    + found.path(VIEW).asText() + " and not "
                    + Json.tree(wanted).path(VIEW).asText());
        }
    }

    private void expire(String table, String attribute) throws InterruptedException {
        JsonNode now =
                client.dynamo("DescribeTimeToLive", Map.of("TableName", table)).path("TimeToLiveDescription");
        boolean enabled = now.path("TimeToLiveStatus").asText().startsWith("ENABL");
        if (enabled && !now.path("AttributeName").asText().equals(attribute)) {
            throw new EndpointProblem("there is a table " + table + " already, whose items expire by "
                    + now.path("AttributeName").asText() + " and not by " + attribute);
        }
        if (!enabled) {
            client.dynamo(
                    "UpdateTimeToLive",
                    Map.of(
                            "TableName",
                            table,
                            "TimeToLiveSpecification",
                            Map.of("Enabled", true, "AttributeName", attribute)));
        }
    }

    void delete(String table) throws InterruptedException {
        if (describe(table).isPresent()) {
            client.dynamo("DeleteTable", Map.of("TableName", table));
            Optional<JsonNode> _ = await(table, Optional::isEmpty);
        }
    }

    private Optional<JsonNode> await(String table, Predicate<Optional<JsonNode>> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Optional<JsonNode> found = describe(table);
        while (!wanted.test(found)) {
            if (System.nanoTime() > deadline) {
                throw new EndpointProblem("the table " + table + " is still "
                        + found.map(now -> now.path("TableStatus").asText()).orElse("missing") + " after "
                        + LONGEST.toSeconds() + " s");
            }
            Thread.sleep(PAUSE);
            found = describe(table);
        }
        return found;
    }

    private Optional<JsonNode> describe(String table) throws InterruptedException {
        try {
            return Optional.of(
                    client.dynamo("DescribeTable", Map.of("TableName", table)).path("Table"));
        } catch (AwsError missing) {
            if (missing.code().equals("ResourceNotFoundException")) {
                return Optional.empty();
            }
            throw missing;
        }
    }
}
