package dev.tense.simulation;

import dev.tense.simulation.Call.Kind;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** SQS as the functions see it across a network. */
final class SimulatedSqs implements SqsClient {
    private final Outside outside;
    private final Queues queues;
    private final BiConsumer<String, String> sending;

    /** @param sending takes the URL of a queue and the message that is sent there */
    SimulatedSqs(Outside outside, Queues queues, BiConsumer<String, String> sending) {
        this.outside = outside;
        this.queues = queues;
        this.sending = sending;
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        return outside.call(
                "sqs",
                Kind.SEND,
                "send",
                () -> {
                    sending.accept(request.queueUrl(), request.messageBody());
                    return SendMessageResponse.builder().build();
                },
                fault -> {
                    throw failure(fault);
                });
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        return outside.call(
                "sqs",
                Kind.SEND,
                "hide for " + request.visibilityTimeout() + " s",
                () -> {
                    queues.changeVisibility(request.receiptHandle(), request.visibilityTimeout() * 1000L);
                    return ChangeMessageVisibilityResponse.builder().build();
                },
                fault -> {
                    throw failure(fault);
                });
    }

    private static SdkException failure(Fault fault) {
        return fault == Fault.THROTTLED
                ? SqsException.builder()
                        .statusCode(400)
                        .message("RequestThrottled")
                        .build()
                : SdkClientException.create("the connection was reset");
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
