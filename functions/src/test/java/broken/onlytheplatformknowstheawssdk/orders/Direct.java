package broken.onlytheplatformknowstheawssdk.orders;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Breaks the rule: writes around the Store. */
abstract class Direct {
    abstract DynamoDbClient dynamo();
}
