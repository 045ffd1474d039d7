package dev.tense.check;

import static dev.tense.check.Names.pascal;

import dev.tense.check.Catalogue.Callers;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.Catalogue.Trigger;
import dev.tense.check.SamView.Policy;
import dev.tense.check.SamView.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * The routes of the HTTP API, and who may call them. A token opens what is for customers, an AWS identity everything else; an
 * operator finds what is for customers under {@code /internal}.
 */
final class Routes {
    private static final String INTERNAL = "/internal";
    private static final String COMMAND_STATUS = "/commands/{commandId}";

    private Routes() {}

    static List<Route> of(Command command) {
        return routes(command.function(), "POST", path(command), command.callers());
    }

    static List<Route> of(Query query) {
        return routes(query.function(), "GET", query.path(), query.callers());
    }

    /** Customers ask for what they sent, and so do all others. */
    static List<Route> ofCommandStatus(String function) {
        return routes(function, "GET", COMMAND_STATUS, Callers.CUSTOMER);
    }

    /** Where those who sent a command on a route for a later answer ask for it. */
    static String commandStatus(Route sentOn, String commandId) {
        return (sentOn.withToken() ? "" : INTERNAL) + COMMAND_STATUS.replace("{commandId}", commandId);
    }

    /** A token keeps those away who try every path there could be. */
    static List<Route> otherwise(String function) {
        return List.of(new Route(pascal(function), "", "$default", "$default", target(function), true));
    }

    /** What operators and services may call. */
    static List<Policy> policies(Catalogue catalogue) {
        return List.of(
                new Policy(
                        "Operator",
                        "operators",
                        "For the people who run the shop. Attach it to their role",
                        identified(catalogue, Callers.OPERATOR)),
                new Policy(
                        "Service",
                        "services",
                        "For other systems of the shop. Attach it to their role",
                        identified(catalogue, Callers.SERVICE)));
    }

    private static List<String> identified(Catalogue catalogue, Callers whose) {
        List<Route> routes = new ArrayList<>();
        catalogue.commands().stream()
                .filter(command -> isFor(whose, command.callers()))
                .forEach(command -> routes.addAll(of(command)));
        catalogue.queries().stream()
                .filter(query -> isFor(whose, query.callers()))
                .forEach(query -> routes.addAll(of(query)));
        catalogue.system().stream()
                .filter(system -> system.trigger() == Trigger.COMMAND_STATUS)
                .forEach(system -> routes.addAll(ofCommandStatus(system.function())));
        return routes.stream()
                .filter(route -> !route.withToken())
                .map(Route::methodAndPath)
                .sorted()
                .toList();
    }

    private static boolean isFor(Callers whose, Callers callers) {
        return callers == whose || (callers == Callers.CUSTOMER && whose == Callers.OPERATOR);
    }

    private static String path(Command command) {
        return "/commands/" + command.function();
    }

    private static List<Route> routes(String function, String method, String path, Callers callers) {
        boolean forCustomers = callers == Callers.CUSTOMER;
        Route route = route("", function, method, path, forCustomers);
        return forCustomers
                ? List.of(route, route("Internal", function, method, INTERNAL + path, false))
                : List.of(route);
    }

    private static Route route(String id, String function, String method, String path, boolean withToken) {
        return new Route(
                pascal(function),
                id,
                method + " " + path,
                method + path.replaceAll("\\{[^}]*}", "*"),
                target(function),
                withToken);
    }

    private static String target(String function) {
        return "integrations/${" + pascal(function) + "Integration}";
    }
}
