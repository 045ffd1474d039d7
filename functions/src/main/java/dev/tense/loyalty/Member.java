package dev.tense.loyalty;

import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.util.Map;

/** A registered user in the loyalty programme, a state item under the reference by which the user is a customer. */
final class Member {
    private Member() {}

    static ItemKey key(CustomerId customer) {
        return ItemKey.of("loyalty#member@1#" + customer);
    }

    /** The entry is also the receipt of the registration. */
    static Item entry(UserRegistered user) {
        return new Item(
                key(user.userId().asCustomer()),
                user.userId().value(),
                Map.of("since", user.registeredAt().toString()),
                Map.of());
    }
}
