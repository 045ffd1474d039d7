package dev.tense.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint.Authorization;
import dev.tense.local.template.Blueprint.Route;
import dev.tense.messaging.Json;
import dev.tense.platform.Catalogue;
import dev.tense.platform.SimulatedSystem.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A case for every trigger form of a function and every route to it, made from the catalogue and the template. */
final class Cases {
    /** The form of a customer's request. */
    static final String WITH_TOKEN = "http with a token";

    private final Cloud cloud;
    private final Instant now = Instant.now();
    private int days;

    Cases(Cloud cloud) {
        this.cloud = cloud;
    }

    List<Case> of(Catalogue.Function function) {
        return switch (function) {
            case Catalogue.Command command -> ofCommand(command);
            case Catalogue.Query query -> ofQuery(query);
            case Catalogue.Reaction reaction -> List.of(ofReaction(reaction.function()));
            case Catalogue.SystemFunction system ->
                switch (system.trigger()) {
                    case COMMAND_STATUS -> ofStatus(system.function());
                    case UNMATCHED_ROUTE ->
                        List.of(
                                unmatched(system.function(), "no such path", "GET /nowhere"),
                                unmatched(system.function(), "no such method", "DELETE /commands/add-product"));
                    case LOG_STREAM, SCHEDULE, REQUEST -> List.of(); // see SystemTriggers
                };
        };
    }

    private List<Case> ofCommand(Catalogue.Command command) {
        String function = command.function();
        var cases = new ArrayList<>(routes(function)
                .map(route -> writing(
                        function, form(route), lane -> request(route, Map.of(), Pasts.command(function, lane), lane)))
                .toList());
        cases.add(writing(function, "direct", lane -> Events.bytes(Pasts.command(function, lane))));
        if (command.secret().isEmpty()) {
            cases.add(writing(function, "sqs", lane -> {
                Message message = lane.later(function, Pasts.command(function, lane));
                return Events.message(function, message.body());
            }));
        }
        return cases;
    }

    private List<Case> ofQuery(Catalogue.Query query) {
        String function = query.function();
        var cases = new ArrayList<>(routes(function)
                .map(route -> reading(function, form(route), lane -> request(route, parameters(query, lane), "", lane)))
                .toList());
        cases.add(reading(function, "direct", lane -> Events.bytes(Json.render(parameters(query, lane)))));
        return cases;
    }

    /** Values that a query finds something by. */
    private static Map<String, String> parameters(Catalogue.Query query, Lane lane) {
        String user = lane.registered();
        String order = lane.place();
        lane.system.deliverAll();
        String today = lane.system.clock.instant().toString().substring(0, 10);
        var values = new HashMap<>(Map.of(
                "orderId", order, "userId", user, "customerId", lane.customer(), "sku", lane.sku(), "day", today));
        values.keySet().retainAll(query.parameters());
        return values;
    }

    private Case ofReaction(String function) {
        Consumer<Lane> past = Pasts.ofReaction(function);
        return writing(function, "sqs", lane -> {
            past.accept(lane);
            return Events.message(
                    function, lane.messageTo(function).orElseThrow().body());
        });
    }

    private List<Case> ofStatus(String function) {
        return routes(function)
                .map(route -> made(function, form(route), false, now, lane -> {
                    String order = Pasts.command("place-order", lane);
                    if (isForCustomers(route)) {
                        lane.system.asCustomer(lane.customer());
                    }
                    lane.later("place-order", order);
                    String id =
                            Json.parse(order, JsonNode.class).path("commandId").asText();
                    return request(route, Map.of("commandId", id), "", lane);
                }))
                .toList();
    }

    private Case unmatched(String function, String form, String request) {
        return reading(function, form, lane -> Events.http(Events.customer(lane.customer()), request, Map.of(), ""));
    }

    private Stream<Route> routes(String function) {
        return cloud.blueprint.routes().stream()
                .filter(route -> route.function().equals("tense-" + function));
    }

    private static String form(Route route) {
        return isForCustomers(route) ? WITH_TOKEN : "http with a signature";
    }

    private static boolean isForCustomers(Route route) {
        return route.authorization() instanceof Authorization.Token;
    }

    /** By somebody whom the route lets in. */
    private static byte[] request(Route route, Map<String, String> parameters, String body, Lane lane) {
        return Events.http(
                isForCustomers(route) ? Events.customer(lane.customer()) : Events.operator(),
                route.key(),
                parameters,
                body);
    }

    private Case writing(String function, String form, Function<Lane, byte[]> payload) {
        return made(function, form, true, now, payload);
    }

    /** On a day that no other lane has, because the ledgers and lists of a day hold what all lanes did. */
    private Case reading(String function, String form, Function<Lane, byte[]> payload) {
        return made(function, form, false, anotherDay(), payload);
    }

    private Case made(String function, String form, boolean writes, Instant begin, Function<Lane, byte[]> payload) {
        var mirror = new Mirror(cloud.store);
        var lane = new Lane(function + " " + form, mirror, begin);
        byte[] given = payload.apply(lane);
        mirror.part();
        return new Case(function, form, writes, lane, mirror, given);
    }

    /** A lane whose past is in the tables, today. */
    Lane lane(String name) {
        return lane(name, new Mirror(cloud.store));
    }

    Lane lane(String name, Mirror mirror) {
        return new Lane(name, mirror, now);
    }

    /** The same on a day of its own. */
    Lane laneOfAnotherDay(String name) {
        return new Lane(name, new Mirror(cloud.store), anotherDay());
    }

    private Instant anotherDay() {
        days++;
        return now.minus(Duration.ofDays(days));
    }
}
