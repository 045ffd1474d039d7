package dev.tense.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request to DynamoDB needs. A transaction has no action of its own: each item in it needs that of the item. */
final class TableDemands {
    private static final Pattern STREAM = Pattern.compile("table/([^/|]+)/stream");
    private static final Pattern EQUALITY = Pattern.compile("(#?[A-Za-z0-9_.-]+)\\s*=\\s*(:[A-Za-z0-9_]+)");
    private static final Map<String, String> ACTIONS_IN_A_TRANSACTION = Map.of(
            "Put",
            "PutItem",
            "Update",
            "UpdateItem",
            "Delete",
            "DeleteItem",
            "ConditionCheck",
            "ConditionCheckItem",
            "Get",
            "GetItem");

    private final Resources resources;
    private final Map<String, Table> tables;

    TableDemands(List<Table> tables, Resources resources) {
        this.resources = resources;
        this.tables = tables.stream().collect(Collectors.toMap(Table::name, Function.identity()));
    }

    List<Demand> of(String operation, JsonNode request) {
        return switch (operation) {
            case "PutItem", "GetItem", "UpdateItem", "DeleteItem" -> List.of(item(operation, request));
            case "BatchGetItem" ->
                request.path("RequestItems").propertyStream().map(this::batch).toList();
            case "TransactWriteItems", "TransactGetItems" ->
                request.path("TransactItems")
                        .valueStream()
                        .flatMap(JsonNode::propertyStream)
                        .map(each -> item(
                                ACTIONS_IN_A_TRANSACTION.getOrDefault(each.getKey(), each.getKey()), each.getValue()))
                        .toList();
            case "Query" -> List.of(new Demand("dynamodb:Query", place(request), asked(request)));
            case "Scan", "DescribeTable" -> List.of(Demand.of("dynamodb:" + operation, place(request)));
            case "DescribeStream", "GetShardIterator" -> List.of(stream(operation, request.path("StreamArn")));
            case "GetRecords" -> List.of(stream(operation, request.path("ShardIterator")));
            default -> List.of(Demand.of("dynamodb:" + operation, "*"));
        };
    }

    private Demand item(String action, JsonNode request) {
        JsonNode item = request.has("Item") ? request.path("Item") : request.path("Key");
        String table = table(request);
        return new Demand(
                "dynamodb:" + action, resources.table(table), key(table, item).toList());
    }

    /** All keys of one table together. */
    private Demand batch(Map.Entry<String, JsonNode> ofTable) {
        String table = ofTable.getKey();
        List<String> keys = ofTable.getValue()
                .path("Keys")
                .valueStream()
                .flatMap(key -> key(table, key))
                .toList();
        return new Demand("dynamodb:BatchGetItem", resources.table(table), keys);
    }

    private Stream<String> key(String table, JsonNode item) {
        return partitionKey(table, "").map(item::path).flatMap(TableDemands::value).stream();
    }

    /** {@code {"S": "order#1"}} as {@code order#1}. */
    private static Optional<String> value(JsonNode attribute) {
        return attribute.valueStream().findFirst().map(JsonNode::asText);
    }

    private static String table(JsonNode request) {
        return request.path("TableName").asText();
    }

    private String place(JsonNode request) {
        String arn = resources.table(table(request));
        return request.has("IndexName")
                ? arn + "/index/" + request.path("IndexName").asText()
                : arn;
    }

    private List<String> asked(JsonNode query) {
        Optional<String> wanted =
                partitionKey(table(query), query.path("IndexName").asText());
        Matcher equal = EQUALITY.matcher(query.path("KeyConditionExpression").asText());
        return equal.results()
                .filter(found -> wanted.equals(Optional.of(name(query, found))))
                .flatMap(found -> value(query.path("ExpressionAttributeValues").path(found.group(2))).stream())
                .toList();
    }

    private static String name(JsonNode query, MatchResult found) {
        return query.path("ExpressionAttributeNames").path(found.group(1)).asText(found.group(1));
    }

    private Optional<String> partitionKey(String table, String index) {
        return Optional.ofNullable(tables.get(table))
                .flatMap(known -> Optional.ofNullable(known.partitionKeys().get(index)));
    }

    /** An iterator has the ARN of its stream in it. */
    private Demand stream(String action, JsonNode arn) {
        Matcher stream = STREAM.matcher(arn.asText());
        return Demand.of("dynamodb:" + action, stream.find() ? resources.stream(stream.group(1)) : "*");
    }
}
