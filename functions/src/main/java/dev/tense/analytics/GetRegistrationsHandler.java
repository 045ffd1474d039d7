package dev.tense.analytics;

import dev.tense.contract.analytics.GetRegistrations;
import dev.tense.messaging.Callers;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;

/** Counts the registrations of a day. */
@QueryHandler(path = "/registrations/{day}", callers = Callers.OPERATOR)
public class GetRegistrationsHandler {
    private final Store store;

    GetRegistrationsHandler(Store store) {
        this.store = store;
    }

    @Funq("get-registrations")
    public GetRegistrations.Result on(GetRegistrations query) {
        return new GetRegistrations.Result(
                query.day(), store.partition(Registration.ledger(query.day())).size());
    }
}
