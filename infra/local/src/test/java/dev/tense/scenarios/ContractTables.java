package dev.tense.scenarios;

import dev.tense.platform.DynamoStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Tables with the keys of the template and no stream: what tests write there is published by nobody. */
final class ContractTables {
    static final String LOG = "contract-log";
    private static final String STATE = "contract-state";

    private ContractTables() {}

    static DynamoStore store(DynamoDbClient dynamo) {
        try {
            createLog(dynamo);
            createState(dynamo);
        } catch (ResourceInUseException anotherTestWasHere) {
            return new DynamoStore(dynamo, LOG, STATE);
        }
        return new DynamoStore(dynamo, LOG, STATE);
    }

    private static void createLog(DynamoDbClient dynamo) {
        dynamo.createTable(table -> table.tableName(LOG)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("stream", KeyType.HASH), key("version", KeyType.RANGE))
                .attributeDefinitions(
                        attribute("stream", ScalarAttributeType.S), attribute("version", ScalarAttributeType.N)));
    }

    private static void createState(DynamoDbClient dynamo) {
        dynamo.createTable(table -> table.tableName(STATE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.S),
                        attribute("subject", ScalarAttributeType.S))
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("by-subject")
                        .keySchema(key("subject", KeyType.HASH), key("pk", KeyType.RANGE))
                        .projection(Projection.builder()
                                .projectionType(ProjectionType.ALL)
                                .build())
                        .build()));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }
}
