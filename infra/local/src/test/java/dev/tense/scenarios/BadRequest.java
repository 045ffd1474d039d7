package dev.tense.scenarios;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/**
 * A request that must be refused.
 *
 * @param status the status that refuses it
 * @param field  the field that the problem names; empty where no field is to blame
 */
record BadRequest(String what, Function<Platform, HttpRequest.Builder> request, int status, String field) {
    /** Values that a refusal must never repeat. */
    static final String SECRET = "s3cret";

    static final OrderForm FORM = new OrderForm("s3cret-command", "C-S3CRET", Platform.BOOK, 2, "tok_approved", "CH");

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** A place-order whose usual JSON has one part replaced. */
    static BadRequest order(String what, String part, String instead, String field) {
        String json = FORM.json().replace("\n", " ");
        if (!json.contains(part)) {
            throw new IllegalArgumentException(part + " is not in " + json);
        }
        return body(what, json.replace(part, instead), field);
    }

    /** A place-order with this body. */
    static BadRequest body(String what, String body, String field) {
        return body(what, body.getBytes(StandardCharsets.UTF_8), field);
    }

    static BadRequest body(String what, byte[] body, String field) {
        return post(what, "place-order", JSON, body, 400, field);
    }

    /** Another command with this body. */
    static BadRequest command(String what, String function, String body, String field) {
        return post(what, function, JSON, body.getBytes(StandardCharsets.UTF_8), 400, field);
    }

    /** The usual place-order with other headers. */
    static BadRequest headers(String what, Map<String, String> headers, int status, String field) {
        return post(what, "place-order", headers, FORM.json().getBytes(StandardCharsets.UTF_8), status, field);
    }

    static BadRequest post(
            String what, String function, Map<String, String> headers, byte[] body, int status, String field) {
        return new BadRequest(
                what,
                platform -> {
                    HttpRequest.Builder request =
                            platform.request("/commands/" + function).POST(BodyPublishers.ofByteArray(body));
                    headers.forEach(request::header);
                    return request;
                },
                status,
                field);
    }

    static BadRequest get(String what, String path, int status, String field) {
        return with(what, "GET", path, status, field);
    }

    static BadRequest with(String what, String method, String path, int status, String field) {
        return new BadRequest(
                what, platform -> platform.request(path).method(method, BodyPublishers.noBody()), status, field);
    }

    @Override
    public String toString() {
        return what;
    }
}
