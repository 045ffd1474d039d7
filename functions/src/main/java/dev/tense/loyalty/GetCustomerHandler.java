package dev.tense.loyalty;

import dev.tense.contract.loyalty.GetCustomer;
import dev.tense.contract.notifications.SentMails;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;
import java.util.List;
import java.util.Map;

/** Tells a customer's points and mails, and whether the customer is a member. */
@QueryHandler(path = "/customers/{customerId}", callers = Callers.CUSTOMER, reads = "notifications")
public class GetCustomerHandler {
    private final Store store;
    private final SentMails mails;

    GetCustomerHandler(Store store, SentMails mails) {
        this.store = store;
        this.mails = mails;
    }

    @Funq("get-customer")
    public GetCustomer.Result on(GetCustomer query) {
        if (!Invocation.current().caller().mayActFor(query.customerId().value())) {
            throw new NotFound("customer");
        }
        ItemKey points = Points.balance(query.customerId());
        ItemKey member = Member.key(query.customerId());
        Map<ItemKey, Item> found = store.items(List.of(points, member));
        Item balance = found.get(points);
        return new GetCustomer.Result(
                query.customerId(),
                balance == null ? 0 : balance.number(Points.BALANCE),
                found.containsKey(member),
                mails.to(query.customerId()));
    }
}
