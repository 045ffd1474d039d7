package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Unavailable;
import dev.tense.messaging.Written;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** The store on two DynamoDB tables; the one class that knows the transaction. */
public final class DynamoStore implements Store {
    private static final String DEPENDENCY = "dynamodb";
    private static final String VACANT = "attribute_not_exists(#stream)";
    private static final Map<String, String> VACANT_NAMES = Map.of("#stream", "stream");

    /** Transactions that meet on a busy item are tried again; with this many and the waits between them, for about 2 seconds. */
    private static final int MAX_CONFLICTS = 12;

    private static final long FIRST_WAIT_NANOS = 10_000_000;
    private static final long LONGEST_WAIT_NANOS = 400_000_000;

    private final DynamoDbClient dynamo;
    private final String logTable;
    private final String stateTable;
    private final EffectWrite effects;

    /** A store on these tables. */
    public DynamoStore(DynamoDbClient dynamo, String logTable, String stateTable) {
        this.dynamo = dynamo;
        this.logTable = logTable;
        this.stateTable = stateTable;
        this.effects = new EffectWrite(stateTable);
    }

    @Override
    public List<Commit> load(StreamId stream) {
        var query = QueryRequest.builder()
                .tableName(logTable)
                .consistentRead(true)
                .keyConditionExpression("#stream = :stream")
                .expressionAttributeNames(VACANT_NAMES)
                .expressionAttributeValues(Map.of(":stream", AttributeValue.fromS(stream.toString())))
                .build();
        return available(() -> dynamo.queryPaginator(query).items().stream()
                .map(CommitItem::read)
                .toList());
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        Effect.fitOneTransaction(effects);
        return effects.isEmpty() ? put(commit) : transact(commit, effects);
    }

    @Override
    public Written apply(Effect effect) {
        var write = effects.of(effect);
        try {
            return available(() -> write.put() != null ? put(write) : update(write));
        } catch (ConditionalCheckFailedException e) {
            return new Written.GuardFailed(effect, found(e.hasItem() ? e.item() : Map.of()));
        }
    }

    @Override
    public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<ItemKey, Item>();
        Map<String, KeysAndAttributes> asked = Map.of(
                stateTable,
                KeysAndAttributes.builder()
                        .consistentRead(true)
                        .keys(keys.stream().distinct().map(StateItem::key).toList())
                        .build());
        for (int tries = 0; !asked.isEmpty(); tries++) {
            if (tries == MAX_CONFLICTS) {
                throw new Unavailable(DEPENDENCY);
            }
            var request = asked;
            var answer = available(() -> dynamo.batchGetItem(batch -> batch.requestItems(request)));
            answer.responses().getOrDefault(stateTable, List.of()).stream()
                    .map(StateItem::read)
                    .forEach(item -> found.put(item.key(), item));
            asked = answer.unprocessedKeys();
            if (!asked.isEmpty()) {
                pause(tries);
            }
        }
        return found;
    }

    @Override
    public List<Item> partition(String partition) {
        return state(QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :key")
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(partition))));
    }

    @Override
    public List<Item> ofSubject(String subject) {
        return state(QueryRequest.builder()
                .indexName("by-subject")
                .keyConditionExpression("subject = :key")
                .expressionAttributeValues(Map.of(":key", AttributeValue.fromS(subject))));
    }

    private List<Item> state(QueryRequest.Builder query) {
        return available(() -> dynamo.queryPaginator(query.tableName(stateTable).build()).items().stream()
                .map(StateItem::read)
                .toList());
    }

    private Written put(Commit commit) {
        var request = PutItemRequest.builder()
                .tableName(logTable)
                .item(CommitItem.write(commit))
                .conditionExpression(VACANT)
                .expressionAttributeNames(VACANT_NAMES)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        try {
            available(() -> dynamo.putItem(request));
            return new Written.Done();
        } catch (ConditionalCheckFailedException e) {
            return collision(commit, e.item());
        }
    }

    private Written transact(Commit commit, List<Effect> effects) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(logTable)
                        .item(CommitItem.write(commit))
                        .conditionExpression(VACANT)
                        .expressionAttributeNames(VACANT_NAMES)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build());
        effects.stream().map(this.effects::of).forEach(writes::add);
        for (int tries = 0; tries < MAX_CONFLICTS; tries++) {
            try {
                available(() -> dynamo.transactWriteItems(
                        request -> request.transactItems(writes).clientRequestToken(commit.attempt())));
                return new Written.Done();
            } catch (TransactionCanceledException e) {
                Written refused = refused(commit, effects, e.cancellationReasons());
                if (refused != null) {
                    return refused;
                }
            } catch (TransactionInProgressException e) {
                // an attempt of ours whose response was lost is still at work
            }
            pause(tries);
        }
        throw new Unavailable(DEPENDENCY);
    }

    /** Null when nothing was refused: other transactions were in the way, and the same may be tried again. */
    private @Nullable Written refused(Commit commit, List<Effect> effects, List<CancellationReason> reasons) {
        if (failed(reasons.getFirst())) {
            return collision(commit, reasons.getFirst().item());
        }
        for (int index = 0; index < effects.size(); index++) {
            CancellationReason reason = reasons.get(index + 1);
            if (failed(reason)) {
                return new Written.GuardFailed(effects.get(index), found(reason.hasItem() ? reason.item() : Map.of()));
            }
        }
        reasons.stream()
                .map(CancellationReason::code)
                .filter(code -> !passing(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalStateException("DynamoDB refused a transaction: " + code);
                });
        return null;
    }

    private static boolean failed(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static boolean passing(@Nullable String code) {
        return code == null
                || switch (code) {
                    case "None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
                    default -> false;
                };
    }

    private static Written collision(Commit commit, Map<String, AttributeValue> item) {
        Commit existing = CommitItem.read(item);
        return existing.attempt().equals(commit.attempt()) ? new Written.Done() : new Written.Collision(existing);
    }

    private Written put(TransactWriteItem write) {
        var put = write.put();
        dynamo.putItem(request -> request.tableName(put.tableName())
                .item(put.item())
                .conditionExpression(put.conditionExpression())
                .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure()));
        return new Written.Done();
    }

    private Written update(TransactWriteItem write) {
        var update = write.update();
        dynamo.updateItem(request -> request.tableName(update.tableName())
                .key(update.key())
                .updateExpression(update.updateExpression())
                .conditionExpression(update.conditionExpression())
                .expressionAttributeNames(update.expressionAttributeNames())
                .expressionAttributeValues(update.expressionAttributeValues())
                .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure()));
        return new Written.Done();
    }

    private static @Nullable Item found(Map<String, AttributeValue> item) {
        return item.isEmpty() ? null : StateItem.read(item);
    }

    /** Tells "DynamoDB cannot be reached or is too busy" from "we asked for something wrong", which nobody should try again. */
    private static <T> T available(Supplier<T> call) {
        try {
            return call.get();
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw new Unavailable(DEPENDENCY, e);
            }
            throw e;
        } catch (SdkClientException e) {
            throw new Unavailable(DEPENDENCY, e);
        }
    }

    /**
     * Waits with full jitter, so that those who met do not meet again. All that were restored from one snapshot would draw the
     * same numbers from a {@code ThreadLocalRandom}.
     */
    private static void pause(int tries) {
        long longest = Math.min(LONGEST_WAIT_NANOS, FIRST_WAIT_NANOS << Math.min(tries, 10));
        LockSupport.parkNanos(new SecureRandom().nextLong(longest));
    }
}
