package dev.tense.scenarios;

import dev.tense.messaging.Store;
import dev.tense.messaging.StoreContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The store on DynamoDB keeps the same promises as the one in memory. */
@ExtendWith(SharedPlatform.class)
class DynamoStoreTest implements StoreContract {
    private Store store;

    @BeforeEach
    void tables(Platform platform) {
        store = ContractTables.store(platform.aws.dynamo());
    }

    @Override
    public Store store() {
        return store;
    }
}
