package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.StreamId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The log table, scanned. */
@Singleton
final class DynamoHistory implements History {
    private static final Pattern POSITION = Pattern.compile("([^#]+)#(.+)/([1-9][0-9]{0,17})", Pattern.DOTALL);
    private static final Logger LOGGER = Logger.getLogger(DynamoHistory.class);

    private final DynamoDbClient dynamo;
    private final Settings settings;

    DynamoHistory(DynamoDbClient dynamo, Settings settings) {
        this.dynamo = dynamo;
        this.settings = settings;
    }

    @Override
    public Size size() {
        var table = dynamo.describeTable(request -> request.tableName(settings.logTable()))
                .table();
        return new Size(table.itemCount(), table.tableSizeBytes());
    }

    @Override
    public Page read(Span span, @Nullable String after) {
        var scan = ScanRequest.builder()
                .tableName(settings.logTable())
                .consistentRead(true)
                .filterExpression("#at >= :from AND #at < :to")
                .expressionAttributeNames(Map.of("#at", "at"))
                .expressionAttributeValues(Map.of(
                        ":from", second(span.from()), ":to", second(span.to().plusSeconds(1))))
                .exclusiveStartKey(after == null ? null : key(after))
                .build();
        var answer = dynamo.scan(scan);
        var commits = new ArrayList<Commit>();
        var unreadable = new ArrayList<String>();
        for (Map<String, AttributeValue> item : answer.items()) {
            try {
                commits.add(CommitItem.read(item));
            } catch (RuntimeException e) { // one broken item must not keep all the others from being published
                unreadable.add(position(item));
                LOGGER.errorf("cannot read the commit %s: %s", position(item), Cause.describe(e));
            }
        }
        return new Page(commits, unreadable, answer.hasLastEvaluatedKey() ? position(answer.lastEvaluatedKey()) : null);
    }

    /** Times are texts of different lengths ({@code 12:00:00Z}, {@code 12:00:00.5Z}); up to the second they sort. */
    private static AttributeValue second(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return AttributeValue.fromS(text.substring(0, text.length() - 1));
    }

    private static String position(Map<String, AttributeValue> key) {
        return value(key, "stream").s() + "/" + value(key, "version").n();
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS(""));
    }

    private static Map<String, AttributeValue> key(String position) {
        var parts = POSITION.matcher(position);
        if (!parts.matches()) {
            throw new InvalidInput("after", "must be where an earlier one stopped");
        }
        return CommitItem.key(new StreamId(parts.group(1), parts.group(2)), Long.parseLong(parts.group(3)));
    }
}
