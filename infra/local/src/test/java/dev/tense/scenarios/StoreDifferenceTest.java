package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Store;
import dev.tense.messaging.StoreComparison;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is tested on the store in memory holds on DynamoDB. {@code TENSE_STORE_OPERATIONS=100000} makes as many calls, however
 * long it takes; without it there are as many as fit into a few seconds. Most of them go to a DynamoDB Local in this process;
 * some go over the wire.
 */
@ExtendWith(SharedPlatform.class)
class StoreDifferenceTest {
    private static final long SEED = 20_261_126;
    private static final int FEWEST = 400;

    @Test
    void the_store_in_memory_and_the_one_on_dynamodb_say_the_same_to_every_call() {
        Optional<Integer> wanted =
                Optional.ofNullable(System.getenv("TENSE_STORE_OPERATIONS")).map(Integer::valueOf);
        AmazonDynamoDBLocal here = DynamoDBEmbedded.create(true);
        try {
            compare(ContractTables.store(here.dynamoDbClient()), wanted, Duration.ofSeconds(15));
        } finally {
            here.shutdown();
        }
    }

    @Test
    void nothing_is_lost_on_the_wire(Platform platform) {
        compare(ContractTables.store(platform.aws.dynamo()), Optional.empty(), Duration.ofSeconds(5));
    }

    private static void compare(Store dynamo, Optional<Integer> wanted, Duration usualTime) {
        var comparison = new StoreComparison(new InMemoryStore(), dynamo);
        long begin = System.nanoTime();

        comparison.compare(
                SEED,
                wanted.orElse(Integer.MAX_VALUE),
                () -> wanted.isEmpty()
                        && comparison.calls() >= FEWEST
                        && System.nanoTime() - begin > usualTime.toNanos());

        System.out.printf(
                "proof: %d calls of two stores, from seed %d, in %d s: 0 differences%n%s%n",
                comparison.calls(),
                SEED,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                comparison.figures());
        assertThat(comparison.calls()).isGreaterThanOrEqualTo(wanted.orElse(FEWEST));
    }
}
