package broken.onlythestorewrites.platform;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Breaks the rule: writes around the store, though in the platform. */
class Shortcut {
    void mark(DynamoDbClient dynamo) {
        dynamo.putItem(request -> request.tableName("tense-log").item(Map.of()));
    }
}
