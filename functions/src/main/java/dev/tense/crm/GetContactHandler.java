package dev.tense.crm;

import dev.tense.contract.crm.GetContact;
import dev.tense.messaging.Callers;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import io.quarkus.funqy.Funq;

/** Tells what the CRM knows of a user. */
@QueryHandler(path = "/contacts/{userId}", callers = Callers.OPERATOR)
public class GetContactHandler {
    private final CrmPort crm;

    GetContactHandler(CrmPort crm) {
        this.crm = crm;
    }

    @Funq("get-contact")
    public GetContact.Contact on(GetContact query) {
        return crm.find(query.userId()).orElseThrow(() -> new NotFound("contact"));
    }
}
