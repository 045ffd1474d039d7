package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Store;
import dev.tense.messaging.StoreComparison;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is tested on the store in memory holds on DynamoDB. Most of the calls go to a DynamoDB Local in this process; some go over the
 * wire.
 */
@ExtendWith(SharedPlatform.class)
class StoreDifferenceTest {
    private static final long SEED = 20_261_126;
    private static final int CALLS = 100_000;
    private static final int CALLS_OVER_THE_WIRE = 400;

    @Test
    void the_store_in_memory_and_the_one_on_dynamodb_say_the_same_to_every_call() {
        AmazonDynamoDBLocal here = DynamoDBEmbedded.create(true);
        try {
            compare(ContractTables.store(here.dynamoDbClient()), CALLS);
        } finally {
            here.shutdown();
        }
    }

    @Test
    void nothing_is_lost_on_the_wire(Platform platform) {
        compare(ContractTables.store(platform.aws.dynamo()), CALLS_OVER_THE_WIRE);
    }

    private static void compare(Store dynamo, int calls) {
        var comparison = new StoreComparison(new InMemoryStore(), dynamo);
        long begin = System.nanoTime();

        comparison.compare(SEED, calls);

        System.out.printf(
                "proof: %d calls of two stores, from seed %d, in %d s, no difference%n%s%n",
                comparison.calls(),
                SEED,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                comparison.figures());
        assertThat(comparison.calls()).isGreaterThanOrEqualTo(calls);
    }
}
