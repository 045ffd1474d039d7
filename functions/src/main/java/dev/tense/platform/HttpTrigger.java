package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves requests of an HTTP API (payload format 2.0). Every status is decided here, not by the gateway. */
@Singleton
class HttpTrigger {
    /** No command comes near it. */
    static final int MAX_BODY_BYTES = 64 * 1024;

    private static final Pattern JSON_TYPE = Pattern.compile("application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final Commands commands;
    private final Queries queries;
    private final CommandQueue queue;
    private final CommandStatusRoute sent;
    private final Catalogue catalogue;
    private final HttpCallers callers;

    HttpTrigger(
            Commands commands,
            Queries queries,
            CommandQueue queue,
            CommandStatusRoute sent,
            Catalogue catalogue,
            HttpCallers callers) {
        this.commands = commands;
        this.queries = queries;
        this.queue = queue;
        this.sent = sent;
        this.catalogue = catalogue;
        this.callers = callers;
    }

    static boolean matches(JsonNode event) {
        return event.path("version").asText().equals("2.0")
                && event.path("requestContext").path("http").isObject();
    }

    byte[] serve(Catalogue.Function function, JsonNode event, Entry.Exported exported) throws IOException {
        HttpAnswer answer;
        try {
            answer = switch (function) {
                case Catalogue.Command command -> command(command, event, exported);
                case Catalogue.Query query ->
                    HttpAnswer.json(
                            200,
                            text(queries.run(query, parameters(event), callers.of(event, query.callers()), exported)));
                case Catalogue.SystemFunction system -> system(system, event);
                case Catalogue.Reaction reaction -> throw noSuchRoute();
            };
        } catch (RuntimeException e) { // the boundary of the system: what leaves it is a problem without internals
            answer = HttpAnswer.problem(Problem.of(function.function(), e));
        }
        return Json.render(answer).getBytes(StandardCharsets.UTF_8);
    }

    private HttpAnswer command(Catalogue.Command command, JsonNode event, Entry.Exported exported) throws IOException {
        Caller caller = callers.of(event, command.callers());
        String body = body(event);
        String type = header(event, "content-type");
        if (type == null || !JSON_TYPE.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
            throw new Refused(new Problem(415, "unsupported-media-type", "the content type must be application/json"));
        }
        String trace = header(event, "traceparent");
        var request = new Commands.Request(
                body,
                caller,
                idempotencyKey(event),
                trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null);
        return Prefer.respondAsync(header(event, "prefer"))
                ? queue.send(command, request)
                : answer(command, text(commands.run(command, request, exported)));
    }

    private HttpAnswer system(Catalogue.SystemFunction system, JsonNode event) {
        return switch (system.trigger()) {
            case COMMAND_STATUS ->
                sent.status(
                                callers.of(event),
                                parameters(event).path("commandId").asText())
                        .orElseGet(() -> Routes.unmatched(catalogue, event));
            case UNMATCHED_ROUTE -> Routes.unmatched(catalogue, event);
            case LOG_STREAM, SCHEDULE, REQUEST -> throw noSuchRoute();
        };
    }

    private static Refused noSuchRoute() {
        return new Refused(new Problem(404, "not-found", "no such route"));
    }

    private static HttpAnswer answer(Catalogue.Command command, String json) throws IOException {
        JsonNode answer = Json.MAPPER.readTree(json);
        int status = command.status(answer);
        JsonNode retryAfter = answer.path("retryAfterSeconds");
        return retryAfter.isInt()
                ? HttpAnswer.json(status, json).retryAfter(retryAfter.asInt())
                : HttpAnswer.json(status, json);
    }

    private static @Nullable String idempotencyKey(JsonNode event) {
        String header = header(event, "idempotency-key");
        return header == null ? null : IdempotencyKey.read(header);
    }

    private static ObjectNode parameters(JsonNode event) {
        JsonNode parameters = event.path("pathParameters");
        return parameters instanceof ObjectNode object ? object : Json.MAPPER.createObjectNode();
    }

    private static String body(JsonNode event) {
        String text = event.path("body").asText("");
        byte[] body = event.path("isBase64Encoded").asBoolean() ? base64(text) : Utf8.bytes(text);
        if (body.length > MAX_BODY_BYTES) {
            throw new Refused(new Problem(413, "too-large", "the body must not be larger than 64 KiB"));
        }
        return Utf8.text(body);
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(Problem.invalid("body", "must be well-formed JSON in UTF-8"));
        }
    }

    private static @Nullable String header(JsonNode event, String name) {
        JsonNode value = event.path("headers").get(name);
        return value == null ? null : value.asText();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
