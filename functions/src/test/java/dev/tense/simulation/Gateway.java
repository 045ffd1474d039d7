package dev.tense.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import dev.tense.platform.Zip;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The HTTP API, and what its callers heard. */
final class Gateway {
    private static final long LONGEST_WAIT = 30_000;
    private static final long TIMEOUT = 29_000;

    private final Scheduler scheduler;
    private final Lambda lambda;
    private final Trace trace;
    private final Map<String, List<Reply>> heard = new LinkedHashMap<>();
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> wishes = new LinkedHashMap<>();
    private final Map<String, Set<String>> cancellations = new LinkedHashMap<>();

    /** A command as somebody sent it. */
    record Sent(String caller, String function, ObjectNode command) {}

    Gateway(Scheduler scheduler, Lambda lambda, Trace trace) {
        this.scheduler = scheduler;
        this.lambda = lambda;
        this.trace = trace;
    }

    /** Sends a command, and waits for the answer as long as a gateway does; every repeat must be answered alike. */
    Reply command(String caller, String function, ObjectNode command) {
        Reply reply = unheard(caller, function, command, false);
        String key = key(caller, function, command.path("commandId").asText());
        heard.computeIfAbsent(key, any -> new ArrayList<>()).add(reply);
        sent.put(key, new Sent(caller, function, command));
        return reply;
    }

    /** Sends a command whose answer need not be that of the others with its id. */
    Reply unheard(String caller, String function, ObjectNode command, boolean later) {
        ObjectNode event = event(caller);
        ObjectNode headers = event.withObject("/headers").put("content-type", "application/json");
        if (later) {
            headers.put("prefer", "respond-async");
        }
        event.put("body", command.toString());
        if (command.has("customerId")) {
            wishes.computeIfAbsent(caller, any -> new LinkedHashMap<>())
                    .putIfAbsent(key(caller, function, command.path("commandId").asText()), command);
        }
        if (function.equals("cancel-order")) {
            cancellations
                    .computeIfAbsent(command.path("orderId").asText(), any -> new LinkedHashSet<>())
                    .add(caller);
        }
        trace.add(scheduler.millis(), caller, function, later ? "send for later" : "send");
        Reply reply = request(function, event);
        trace.add(scheduler.millis(), function, caller, reply.status() + " " + reply.text());
        return reply;
    }

    /** One sender's command is another than the same of somebody else. */
    private static String key(String caller, String function, String commandId) {
        return caller + " " + function + " " + commandId;
    }

    /** Asks a question. */
    Reply ask(String caller, String function, String parameter, String value) {
        ObjectNode event = event(caller);
        event.withObject("/pathParameters").put(parameter, value);
        return lambda.invoke(function, event.toString(), TIMEOUT).map(Reply::of).orElse(Reply.DIED);
    }

    private Reply request(String function, ObjectNode event) {
        var answer = new ArrayList<Reply>();
        Scheduler.Task process = scheduler.start(
                0,
                () -> answer.add(lambda.invoke(function, event.toString(), TIMEOUT)
                        .map(Reply::of)
                        .orElse(Reply.DIED)));
        return scheduler.await(process, LONGEST_WAIT) ? answer.getFirst() : Reply.TIMED_OUT;
    }

    /** Customers, whose names say so, come with a token, and everybody else with an AWS identity. */
    private static ObjectNode event(String caller) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("version", "2.0");
        event.withObject("/requestContext").withObject("/http").put("method", "POST");
        ObjectNode authorizer = event.withObject("/requestContext/authorizer");
        if (caller.startsWith("C-")) {
            authorizer.withObject("/jwt/claims").put("sub", caller);
        } else {
            authorizer.withObject("/iam").put("userArn", Zip.OPERATOR);
        }
        event.withObject("/headers");
        return event;
    }

    /** The orders that each caller asked for, however often, by the key of their command. */
    Map<String, Map<String, ObjectNode>> wishes() {
        return wishes;
    }

    /** Who wanted an order cancelled, by its id. */
    Map<String, Set<String>> cancellations() {
        return cancellations;
    }

    /** Each command that was sent, by its sender, function and id. */
    Map<String, Sent> sent() {
        return sent;
    }

    /** The replies to each command, by its sender, function and id, in their order. */
    Map<String, List<Reply>> heard() {
        return heard;
    }
}
