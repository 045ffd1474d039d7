package dev.tense.platform;

import dev.tense.messaging.Effect;
import dev.tense.messaging.ItemKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** An effect as a write of the state table, its guard as the condition; a failed one brings the item that was in the way. */
record EffectWrite(String table) {
    TransactWriteItem of(Effect effect) {
        return switch (effect) {
            case Effect.Create create -> put(StateItem.write(create.item()), "attribute_not_exists(pk)");
            case Effect.Put put -> put(StateItem.write(put.item()), null);
            case Effect.Add add -> update(add.key(), add.amounts(), null, Map.of());
            case Effect.Adjust adjust -> adjust(adjust);
        };
    }

    private TransactWriteItem adjust(Effect.Adjust adjust) {
        var amounts = Map.of(adjust.number(), adjust.amount());
        if (adjust.amount() >= 0) {
            return update(adjust.key(), amounts, "attribute_exists(pk)", Map.of());
        }
        return update(
                adjust.key(),
                amounts,
                "attribute_exists(pk) AND #n0 >= :least",
                Map.of(":least", StateItem.number(-adjust.amount())));
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, @Nullable String condition) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    private TransactWriteItem update(
            ItemKey key,
            Map<String, Long> amounts,
            @Nullable String condition,
            Map<String, AttributeValue> conditionValues) {
        var names = new HashMap<String, String>();
        var values = new HashMap<>(conditionValues);
        var expression = new StringBuilder("ADD ");
        int index = 0;
        for (var amount : new TreeMap<>(amounts).entrySet()) {
            names.put("#n" + index, amount.getKey());
            values.put(":n" + index, StateItem.number(amount.getValue()));
            expression.append(index == 0 ? "" : ", ").append("#n" + index + " :n" + index);
            index++;
        }
        return TransactWriteItem.builder()
                .update(Update.builder()
                        .tableName(table)
                        .key(StateItem.key(key))
                        .updateExpression(expression.toString())
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }
}
