package dev.tense.platform;

import dev.tense.platform.FaultyStore.Fault;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS as senders see it; the next message can go wrong. */
public final class FaultyQueue implements SqsClient {
    private final Consumer<String> delivery;
    private @Nullable Fault fault;
    private int hiddenSeconds;

    FaultyQueue(Consumer<String> delivery) {
        this.delivery = delivery;
    }

    /** Lets the next message be lost, or its answer. */
    public void failNext(Fault how) {
        fault = how;
    }

    /** How long the last message was hidden that came back. */
    Duration hidden() {
        return Duration.ofSeconds(hiddenSeconds);
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        Fault now = fault;
        fault = null;
        if (now != Fault.BEFORE) {
            delivery.accept(request.messageBody());
        }
        if (now != null) {
            throw SdkClientException.create("the connection was reset");
        }
        return SendMessageResponse.builder().build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        hiddenSeconds = request.visibilityTimeout();
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
