package dev.tense.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts every request to DynamoDB, and the write units it was charged. */
final class RequestMeter implements ExecutionInterceptor {
    /** What stands for a system outside: the books of the payment provider, the mailbox and the parcels, all of them embedded. */
    private static final List<String> OUTSIDE =
            List.of("payments#provider#", "notifications#mailbox#", "shipping#parcel#");

    /**
     * AWS charges 2 units for an item of up to 1 KiB in a transaction; DynamoDB Local says 4. RequestCountTest holds it to that,
     * so that the day it is mended does not go unnoticed.
     */
    static final int TWICE_TOO_MUCH = 2;

    /** One request. */
    record Request(String operation, boolean write, double writeUnits, boolean outside) {}

    private final List<Request> requests = new ArrayList<>();

    /** What was counted since the last time. */
    List<Request> take() {
        var taken = List.copyOf(requests);
        requests.clear();
        return taken;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        var total = ReturnConsumedCapacity.TOTAL;
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder().returnConsumedCapacity(total).build();
            case UpdateItemRequest update ->
                update.toBuilder().returnConsumedCapacity(total).build();
            case TransactWriteItemsRequest write ->
                write.toBuilder().returnConsumedCapacity(total).build();
            case SdkRequest other -> other;
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        String operation = request.getClass().getSimpleName().replace("Request", "");
        boolean read = request instanceof BatchGetItemRequest || request instanceof QueryRequest;
        requests.add(new Request(operation, !read, writeUnits(context.response()), isOutside(request)));
    }

    /** A condition that failed is a request too. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        requests.add(new Request(
                "failed " + context.request().getClass().getSimpleName(), true, 0, isOutside(context.request())));
    }

    private static double writeUnits(SdkResponse response) {
        return switch (response) {
            case PutItemResponse put -> units(put.consumedCapacity());
            case UpdateItemResponse update -> units(update.consumedCapacity());
            case TransactWriteItemsResponse write ->
                write.consumedCapacity().stream()
                                .mapToDouble(RequestMeter::units)
                                .sum()
                        / TWICE_TOO_MUCH;
            case SdkResponse other -> 0;
        };
    }

    private static double units(ConsumedCapacity capacity) {
        return capacity.capacityUnits();
    }

    private static boolean isOutside(SdkRequest request) {
        Map<String, AttributeValue> item = request instanceof PutItemRequest put ? put.item() : Map.of();
        AttributeValue partition = item.get("pk");
        return partition != null && OUTSIDE.stream().anyMatch(partition.s()::startsWith);
    }
}
