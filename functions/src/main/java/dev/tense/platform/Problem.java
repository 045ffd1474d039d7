package dev.tense.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import dev.tense.messaging.CommandIdReused;
import dev.tense.messaging.Forbidden;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.Unavailable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * An error as a caller sees it (RFC 9457, {@code application/problem+json}): which field and which rule, and never a value, a
 * stack trace or a name from inside.
 *
 * @param field the field that breaks a rule, as the sender wrote its path
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "field"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {
    /** What a sender should wait after a 503. */
    static final int RETRY_AFTER_SECONDS = 5;

    private static final Logger LOGGER = Logger.getLogger(Problem.class);
    private static final Pattern REPEATED = Pattern.compile("^Duplicate field '([^']{1,64})'");

    Problem(int status, String type, String detail) {
        this("urn:tense:problem:" + type, title(status), status, detail, null);
    }

    /** What a caller is told about an exception. What nobody foresaw is logged here, without its message: that may hold data. */
    static Problem of(String function, RuntimeException thrown) {
        return switch (Cause.of(thrown)) {
            case Refused refused -> refused.problem();
            case InvalidInput invalid -> invalid(invalid.field(), invalid.rule());
            case CommandIdReused reused ->
                new Problem(422, "command-id-reused", "commandId was used before with another body");
            case NotFound notFound -> new Problem(404, "not-found", "no such " + notFound.what());
            case Forbidden forbidden -> forbidden(forbidden.field() + " " + forbidden.rule(), forbidden.field());
            case Unavailable unavailable -> {
                LOGGER.warnf("%s: %s", function, Cause.describe(unavailable));
                yield new Problem(503, "unavailable", "not available right now; send the same request again");
            }
            case Throwable unforeseen -> {
                LOGGER.errorf("%s: %s", function, Cause.describe(unforeseen));
                yield new Problem(
                        500, "internal-error", "something went wrong here; sending the same request again is safe");
            }
        };
    }

    /** Nobody is known to ask. */
    static Problem unauthenticated() {
        return new Problem(401, "unauthenticated", "the request names nobody who may ask");
    }

    /** What this caller may not do. */
    static Problem forbidden(String detail, @Nullable String field) {
        return new Problem("urn:tense:problem:forbidden", title(403), 403, detail, field);
    }

    /** Input that breaks a rule. */
    static Problem invalid(String field, String rule) {
        return new Problem("urn:tense:problem:invalid-input", title(400), 400, field + " " + rule, field);
    }

    /** Input that is no JSON, or not the JSON of its type. */
    static Problem malformed(JsonProcessingException e) {
        return switch (e) {
            case PropertyBindingException unknown -> invalid(path(unknown), "is not a known field");
            case JsonMappingException mapping
            when mapping.getCause() instanceof InvalidInput rule ->
                invalid(join(path(mapping), rule.field()), rule.rule());
            case InvalidFormatException format
            when format.getTargetType().isEnum() ->
                invalid(path(format), "must be one of " + constants(format.getTargetType()));
            case MismatchedInputException mismatch -> invalid(path(mismatch), "must be " + expected(mismatch));
            case JsonMappingException mapping -> invalid(path(mapping), "is not valid");
            case StreamConstraintsException constraint ->
                invalid("body", "is nested too deep or has a number that is too long");
            default -> unreadable(e);
        };
    }

    private static Problem unreadable(JsonProcessingException e) {
        var repeated = REPEATED.matcher(e.getOriginalMessage());
        return repeated.find()
                ? invalid(repeated.group(1), "must not be repeated")
                : invalid("body", "must be well-formed JSON in UTF-8");
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Json::render)
                .map(json -> json.substring(1, json.length() - 1))
                .collect(Collectors.joining(", "));
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "of another type";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == String.class || type.isEnum()) {
            return "a text";
        }
        if (Iterable.class.isAssignableFrom(type)) {
            return "a list";
        }
        return java.time.temporal.Temporal.class.isAssignableFrom(type) ? "a date such as 2026-11-27" : shape(type);
    }

    /** A record with one text is written as that text; any other record is an object. */
    private static String shape(Class<?> type) {
        boolean text = type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getType() == String.class;
        return text ? "a text" : "an object";
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shown(reference.getFieldName()));
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    /** A field's name comes from the sender: what is not a plain name is not repeated. */
    private static String shown(String field) {
        return field.matches("[A-Za-z0-9_-]{1,64}") ? field : "(a field with an unusual name)";
    }

    /** A value type reports its own name, which is the last step of the path already. */
    private static String join(String path, String field) {
        if (path.equals("body")) {
            return field;
        }
        return path.equals(field) || path.endsWith("." + field) ? path : path + "." + field;
    }

    String json() {
        return Json.render(this);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 503 -> "Service Unavailable";
            default -> "Internal Server Error";
        };
    }
}
