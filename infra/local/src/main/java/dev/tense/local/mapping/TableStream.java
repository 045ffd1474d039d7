package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.AwsError;
import dev.tense.local.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stream of one table. */
final class TableStream {
    private final AwsClient tables;
    private final AwsClient aws;
    private final String table;
    private @Nullable String arn;

    /** {@code tables} is asked which stream the table has, as nobody has to be on AWS; {@code aws} for what is in it. */
    TableStream(AwsClient tables, AwsClient aws, String table) {
        this.tables = tables;
        this.aws = aws;
        this.table = table;
    }

    record Shard(String id, String parent) {}

    /** {@code next} is empty when the shard is closed and read to its end. */
    record Page(List<JsonNode> records, Optional<String> next) {}

    String arn() throws InterruptedException {
        String known = arn;
        if (known == null) {
            known = tables.dynamo("DescribeTable", Json.object().put("TableName", table))
                    .path("Table")
                    .path("LatestStreamArn")
                    .asText();
            arn = known.isEmpty() ? null : known;
        }
        return known;
    }

    List<Shard> shards() throws InterruptedException {
        List<Shard> shards = new ArrayList<>();
        String last = "";
        do {
            ObjectNode request = Json.object().put("StreamArn", arn());
            if (!last.isEmpty()) {
                request.put("ExclusiveStartShardId", last);
            }
            JsonNode stream = described(request).path("StreamDescription");
            for (JsonNode shard : stream.path("Shards")) {
                shards.add(new Shard(
                        shard.path("ShardId").asText(),
                        shard.path("ParentShardId").asText("")));
            }
            last = stream.path("LastEvaluatedShardId").asText("");
        } while (!last.isEmpty());
        return shards;
    }

    /** A table that was made anew has another stream. */
    private JsonNode described(ObjectNode request) throws InterruptedException {
        try {
            return aws.streams("DescribeStream", request);
        } catch (AwsError gone) {
            if (gone.code().equals("ResourceNotFoundException")) {
                arn = null;
            }
            throw gone;
        }
    }

    String iterator(String shard, Optional<String> after, boolean fromStart) throws InterruptedException {
        ObjectNode request = Json.object().put("StreamArn", arn()).put("ShardId", shard);
        if (after.isPresent()) {
            request.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after.get());
        } else {
            request.put("ShardIteratorType", fromStart ? "TRIM_HORIZON" : "LATEST");
        }
        try {
            return aws.streams("GetShardIterator", request)
                    .path("ShardIterator")
                    .asText();
        } catch (AwsError trimmed) {
            if (after.isPresent() && isTrimmed(trimmed)) {
                return iterator(shard, Optional.empty(), true);
            }
            throw trimmed;
        }
    }

    private static boolean isTrimmed(AwsError error) {
        return error.code().equals("TrimmedDataAccessException");
    }

    /** Reads on; from the oldest record there is when the stream has forgotten those at the iterator. */
    Page read(String shard, String iterator, int most) throws InterruptedException {
        try {
            return read(iterator, most);
        } catch (AwsError trimmed) {
            if (isTrimmed(trimmed)) {
                return read(iterator(shard, Optional.empty(), true), most);
            }
            throw trimmed;
        }
    }

    private Page read(String iterator, int most) throws InterruptedException {
        JsonNode answer = aws.streams(
                "GetRecords", Json.object().put("ShardIterator", iterator).put("Limit", most));
        List<JsonNode> records = new ArrayList<>();
        answer.path("Records").forEach(records::add);
        return new Page(
                records, Optional.ofNullable(answer.path("NextShardIterator").textValue()));
    }
}
