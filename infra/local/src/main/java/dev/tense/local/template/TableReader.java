package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a table; what CreateTable understands is passed on as it is. */
final class TableReader {
    private TableReader() {}

    static Table read(String name, Properties properties) {
        properties.oneOf("BillingMode", "PAY_PER_REQUEST", "PAY_PER_REQUEST");
        Map<String, String> partitionKeys = new LinkedHashMap<>();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("TableName", name);
        request.put("BillingMode", "PAY_PER_REQUEST");
        request.put("AttributeDefinitions", attributes(properties));
        request.put("KeySchema", keys("", properties, partitionKeys));
        List<Map<String, Object>> indexes = properties.children("GlobalSecondaryIndexes").stream()
                .map(index -> index(index, partitionKeys))
                .toList();
        if (!indexes.isEmpty()) {
            request.put("GlobalSecondaryIndexes", indexes);
        }
        properties.child("StreamSpecification").ifPresent(stream -> request.put("StreamSpecification", stream(stream)));
        return new Table(
                name,
                request,
                Map.copyOf(partitionKeys),
                properties.child("TimeToLiveSpecification").flatMap(TableReader::timeToLive));
    }

    private static List<Map<String, Object>> attributes(Properties properties) {
        return properties.children("AttributeDefinitions").stream()
                .map(each -> Map.<String, Object>of(
                        "AttributeName", each.text("AttributeName"),
                        "AttributeType", each.oneOf("AttributeType", "", "S", "N", "B")))
                .toList();
    }

    /** Remembers the partition key of what is divided by these keys. */
    private static List<Map<String, Object>> keys(
            String divided, Properties properties, Map<String, String> partitionKeys) {
        return properties.children("KeySchema").stream()
                .map(each -> {
                    String attribute = each.text("AttributeName");
                    String type = each.oneOf("KeyType", "", "HASH", "RANGE");
                    if (type.equals("HASH")) {
                        partitionKeys.put(divided, attribute);
                    }
                    return Map.<String, Object>of("AttributeName", attribute, "KeyType", type);
                })
                .toList();
    }

    private static Map<String, Object> index(Properties index, Map<String, String> partitionKeys) {
        String name = index.text("IndexName");
        Map<String, Object> projection = new LinkedHashMap<>();
        index.child("Projection").ifPresent(given -> {
            projection.put("ProjectionType", given.oneOf("ProjectionType", "ALL", "ALL", "KEYS_ONLY", "INCLUDE"));
            if (given.has("NonKeyAttributes")) {
                projection.put("NonKeyAttributes", given.list("NonKeyAttributes"));
            }
        });
        return Map.of("IndexName", name, "KeySchema", keys(name, index, partitionKeys), "Projection", projection);
    }

    private static Map<String, Object> stream(Properties stream) {
        String view = stream.oneOf("StreamViewType", "", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES", "KEYS_ONLY");
        return Map.of("StreamEnabled", true, "StreamViewType", view);
    }

    private static Optional<String> timeToLive(Properties given) {
        String attribute = given.text("AttributeName");
        return given.flag("Enabled") ? Optional.of(attribute) : Optional.empty();
    }
}
