package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Callers;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Require;
import jakarta.inject.Singleton;

/**
 * Who sent a request, as the authorizer of the HTTP API found out: the customer of a token, or an AWS identity. A request without
 * one is refused: a route that forgot its authorizer must not be open to all.
 */
@Singleton
class HttpCallers {
    private final Settings settings;

    HttpCallers(Settings settings) {
        this.settings = settings;
    }

    Caller of(JsonNode event) {
        JsonNode authorizer = event.path("requestContext").path("authorizer");
        JsonNode identity = authorizer.path("iam").path("userArn");
        if (identity.isTextual()) {
            return Caller.identity(identity.textValue());
        }
        JsonNode claims = authorizer.path("jwt").path("claims");
        if (claims.isObject()) {
            return customer(claims.path(settings.customerClaim()).asText());
        }
        throw new Refused(Problem.unauthenticated());
    }

    /** The gateway asks for the same; what it forgot is found here. */
    Caller of(JsonNode event, Callers allowed) {
        Caller caller = of(event);
        if (caller.isCustomer() && allowed != Callers.CUSTOMER) {
            throw new Refused(Problem.forbidden("this is not for customers", null));
        }
        return caller;
    }

    /** The claim is the customer's id, so it has to be one. */
    private Caller customer(String claim) {
        try {
            return Caller.customer(Require.id(settings.customerClaim(), claim));
        } catch (InvalidInput notAnId) {
            throw new Refused(Problem.forbidden(
                    "the token's claim " + settings.customerClaim() + " must be a customer's id", null));
        }
    }
}
