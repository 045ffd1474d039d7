package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What AWS sends to the on-failure destination of a stream: where the records are, not the records. */
final class GivenUp {
    private static final String VERSION = "$LATEST";

    private GivenUp() {}

    static ObjectNode message(
            String function, String streamArn, String shard, List<JsonNode> records, int attempts, Outcome outcome) {
        ObjectNode message = Json.object();
        message.putObject("requestContext")
                .put("requestId", UUID.randomUUID().toString())
                .put("functionArn", Arn.function(function))
                .put("condition", "RetryAttemptsExhausted")
                .put("approximateInvokeCount", attempts);
        ObjectNode response =
                message.putObject("responseContext").put("statusCode", 200).put("executedVersion", VERSION);
        if (outcome instanceof Outcome.Failure) {
            response.put("functionError", "Unhandled");
        }
        message.put("version", "1.0").put("timestamp", Instant.now().toString());
        message.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", StreamBatch.sequenceNumber(records.getFirst()))
                .put("endSequenceNumber", StreamBatch.sequenceNumber(records.getLast()))
                .put("approximateArrivalOfFirstRecord", arrival(records.getFirst()))
                .put("approximateArrivalOfLastRecord", arrival(records.getLast()))
                .put("batchSize", records.size())
                .put("streamArn", streamArn);
        return message;
    }

    private static String arrival(JsonNode streamRecord) {
        long seconds = streamRecord
                .path("dynamodb")
                .path("ApproximateCreationDateTime")
                .asLong();
        return Instant.ofEpochSecond(seconds).toString();
    }
}
