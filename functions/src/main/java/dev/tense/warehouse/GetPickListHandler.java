package dev.tense.warehouse;

import dev.tense.contract.warehouse.GetPickList;
import dev.tense.messaging.Callers;
import dev.tense.messaging.QueryHandler;
import dev.tense.messaging.Store;
import io.quarkus.funqy.Funq;

/** Tells what a day's orders need picked. */
@QueryHandler(path = "/picks/{day}", callers = Callers.OPERATOR)
public class GetPickListHandler {
    private final Store store;

    GetPickListHandler(Store store) {
        this.store = store;
    }

    @Funq("get-pick-list")
    public GetPickList.Result on(GetPickList query) {
        var entries = store.partition(PickList.of(query.day())).stream()
                .map(PickList::read)
                .toList();
        return new GetPickList.Result(query.day(), entries);
    }
}
