package dev.tense.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tense.check.Catalogue.Callers;
import dev.tense.check.SamView.Route;
import dev.tense.messaging.Json;
import java.util.List;
import java.util.Locale;

/** Who may use a route, in the words of OpenAPI: one of the schemes, and for those with an AWS identity the role. */
final class Security {
    private Security() {}

    /** Of a command's or a query's route. */
    static ArrayNode of(Route route, Callers callers) {
        return route.withToken()
                ? customers()
                : identities(callers == Callers.CUSTOMER ? List.of(Callers.OPERATOR) : List.of(callers));
    }

    /** Of a route on which everybody finds their own. */
    static ArrayNode ofEverybody(Route route) {
        return route.withToken() ? customers() : identities(List.of(Callers.OPERATOR, Callers.SERVICE));
    }

    private static ArrayNode customers() {
        ArrayNode either = Json.MAPPER.createArrayNode();
        either.addObject().putArray("customer");
        return either;
    }

    private static ArrayNode identities(List<Callers> roles) {
        ArrayNode either = Json.MAPPER.createArrayNode();
        roles.forEach(role -> either.addObject().putArray("aws").add(role.name().toLowerCase(Locale.ROOT)));
        return either;
    }
}
