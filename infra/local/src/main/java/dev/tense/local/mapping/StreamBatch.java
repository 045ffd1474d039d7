package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.lambda.FunctionHost;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.template.Addresses;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.StreamTrigger;
import dev.tense.local.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a run of stream records through a function, with retries, bisection and a destination for what never succeeds. */
final class StreamBatch {
    private static final Logger LOG = LoggerFactory.getLogger(StreamBatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final StreamTrigger trigger;
    private final FunctionHost host;
    private final AwsClient aws;
    private final Addresses addresses;
    private final Duration firstPause;

    StreamBatch(StreamTrigger trigger, FunctionHost host, AwsClient aws, Addresses addresses, Duration firstPause) {
        this.trigger = trigger;
        this.host = host;
        this.aws = aws;
        this.addresses = addresses;
        this.firstPause = firstPause;
    }

    private record Part(String streamArn, String shard, Consumer<String> checkpoint) {}

    /** Returns when every record succeeded or was given up; {@code checkpoint} hears each position that is settled. */
    void process(String streamArn, String shard, List<JsonNode> records, Consumer<String> checkpoint)
            throws InterruptedException {
        process(new Part(streamArn, shard, checkpoint), records, 0);
    }

    private void process(Part part, List<JsonNode> records, int attempts) throws InterruptedException {
        if (records.isEmpty()) {
            return;
        }
        Outcome outcome = invoke(part, records);
        int failedFrom = firstFailure(outcome, records);
        if (failedFrom > 0) {
            part.checkpoint().accept(sequenceNumber(records.get(failedFrom - 1)));
        }
        if (failedFrom == records.size()) {
            return;
        }
        List<JsonNode> left = records.subList(failedFrom, records.size());
        failed(part, left, failedFrom > 0 ? 0 : attempts, outcome);
    }

    /** A batch is split before it is tried again; splitting costs no attempt. */
    private void failed(Part part, List<JsonNode> records, int attempts, Outcome outcome) throws InterruptedException {
        if (trigger.bisect() && records.size() > 1) {
            int half = records.size() / 2;
            process(part, records.subList(0, half), attempts);
            process(part, records.subList(half, records.size()), attempts);
        } else if (trigger.maximumRetries() >= 0 && attempts >= trigger.maximumRetries()) {
            giveUp(part, records, attempts + 1, outcome);
            part.checkpoint().accept(sequenceNumber(records.getLast()));
        } else {
            Thread.sleep(pause(attempts + 1));
            process(part, records, attempts + 1);
        }
    }

    private Duration pause(int attempts) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Outcome invoke(Part part, List<JsonNode> records) throws InterruptedException {
        ObjectNode event = Json.object();
        ArrayNode list = event.putArray("Records");
        for (JsonNode each : records) {
            ObjectNode streamRecord = each.deepCopy();
            list.add(streamRecord.put("eventSourceARN", part.streamArn()).put("awsRegion", addresses.region()));
        }
        byte[] payload = Json.bytes(event);
        Optional<Outcome> outcome = host.invoke(trigger.function(), each -> each, payload, PATIENCE);
        while (outcome.isEmpty()) {
            outcome = host.invoke(trigger.function(), each -> each, payload, PATIENCE);
        }
        return outcome.get();
    }

    /** The index of the first record to send again; the number of records when all succeeded. */
    private int firstFailure(Outcome outcome, List<JsonNode> records) {
        Set<String> batch = records.stream().map(StreamBatch::sequenceNumber).collect(Collectors.toSet());
        BatchResponse response = BatchResponse.of(outcome, trigger.partialFailures(), batch);
        int index = 0;
        while (index < records.size() && !response.failed(sequenceNumber(records.get(index)))) {
            index++;
        }
        return index;
    }

    private void giveUp(Part part, List<JsonNode> records, int attempts, Outcome outcome) throws InterruptedException {
        LOG.error(
                "{} gave up {} records of {} after {} attempts",
                trigger.function(),
                records.size(),
                trigger.table(),
                attempts);
        if (trigger.onFailureQueueArn().isEmpty()) {
            return;
        }
        ObjectNode message =
                GivenUp.message(trigger.function(), part.streamArn(), part.shard(), records, attempts, outcome);
        String queue = addresses.queueUrl(Arn.name(trigger.onFailureQueueArn().get()));
        aws.sqs("SendMessage", Json.object().put("QueueUrl", queue).put("MessageBody", Json.text(message)));
    }

    static String sequenceNumber(JsonNode streamRecord) {
        return streamRecord.path("dynamodb").path("SequenceNumber").asText();
    }
}
