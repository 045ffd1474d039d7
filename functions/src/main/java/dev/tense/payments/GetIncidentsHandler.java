package dev.tense.payments;

import dev.tense.contract.payments.GetIncidents;
import dev.tense.messaging.Callers;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;

/** Tells an operator which payments need a person, and what to do. */
@QueryHandler(path = "/incidents", callers = Callers.OPERATOR)
public class GetIncidentsHandler {
    private final Store store;

    GetIncidentsHandler(Store store) {
        this.store = store;
    }

    @Funq("get-incidents")
    public GetIncidents.Result on(GetIncidents query) {
        return new GetIncidents.Result(store.partition(Incidents.PARTITION).stream()
                .map(Incidents::read)
                .toList());
    }
}
