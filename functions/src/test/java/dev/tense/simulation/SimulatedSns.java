package dev.tense.simulation;

import dev.tense.simulation.Call.Kind;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;

/** SNS as the publisher sees it across a network. */
final class SimulatedSns implements SnsClient {
    private final Outside outside;
    private final Consumer<String> topics;

    /** @param topics takes each envelope that is published */
    SimulatedSns(Outside outside, Consumer<String> topics) {
        this.outside = outside;
        this.topics = topics;
    }

    @Override
    public PublishBatchResponse publishBatch(PublishBatchRequest request) {
        List<PublishBatchRequestEntry> entries = request.publishBatchRequestEntries();
        return outside.call("sns", Kind.PUBLISH, "publish " + entries.size(), () -> take(entries, List.of()), fault -> {
            if (fault == Fault.PARTIAL) {
                int half = entries.size() / 2;
                return take(entries.subList(0, half), entries.subList(half, entries.size()));
            }
            throw SdkClientException.create("the connection was reset");
        });
    }

    private PublishBatchResponse take(List<PublishBatchRequestEntry> taken, List<PublishBatchRequestEntry> refused) {
        taken.forEach(entry -> topics.accept(entry.message()));
        return PublishBatchResponse.builder()
                .failed(refused.stream()
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
