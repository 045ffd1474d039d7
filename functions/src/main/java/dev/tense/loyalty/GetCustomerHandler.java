package dev.tense.loyalty;

import dev.tense.contract.loyalty.GetCustomer;
import dev.tense.contract.notifications.SentMails;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;
import java.util.List;

/** Tells a customer's points and mails. */
@QueryHandler(path = "/customers/{customerId}", reads = "notifications")
public class GetCustomerHandler {
    private final Store store;
    private final SentMails mails;

    GetCustomerHandler(Store store, SentMails mails) {
        this.store = store;
        this.mails = mails;
    }

    @Funq("get-customer")
    public GetCustomer.Result on(GetCustomer query) {
        ItemKey key = Points.balance(query.customerId());
        Item balance = store.items(List.of(key)).get(key);
        return new GetCustomer.Result(
                query.customerId(), balance == null ? 0 : balance.number(Points.BALANCE), mails.to(query.customerId()));
    }
}
