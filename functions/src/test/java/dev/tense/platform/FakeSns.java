package dev.tense.platform;

import dev.tense.messaging.Require;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** Takes everything but what it is told to refuse. */
final class FakeSns implements SnsClient {
    final List<PublishBatchRequest> requests = new ArrayList<>();
    final Set<String> refused = new HashSet<>();
    final Set<String> unreachable = new HashSet<>();

    List<String> types(String topic) {
        return requests.stream()
                .filter(request -> request.topicArn().equals(topic))
                .flatMap(request -> request.publishBatchRequestEntries().stream())
                .map(FakeSns::type)
                .toList();
    }

    /** The messages that were taken. */
    Stream<String> messages() {
        return requests.stream()
                .flatMap(request -> request.publishBatchRequestEntries().stream())
                .filter(entry -> !refused.contains(type(entry)))
                .map(PublishBatchRequestEntry::message);
    }

    private static String type(PublishBatchRequestEntry entry) {
        return Require.present("type", entry.messageAttributes().get("type")).stringValue();
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        if (unreachable.contains(request.topicArn())) {
            throw SdkClientException.create("connection refused");
        }
        requests.add(request);
        return PublishBatchResponse.builder()
                .failed(request.publishBatchRequestEntries().stream()
                        .filter(entry -> refused.contains(type(entry)))
                        .map(entry -> BatchResultErrorEntry.builder()
                                .id(entry.id())
                                .code("InternalError")
                                .senderFault(false)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public String serviceName() {
        return "sns";
    }

    @Override
    public void close() {}
}
