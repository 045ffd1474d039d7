package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The public HTTP API, as a patient sender uses it: a request without an answer, or with a failure, is sent again as it is. */
final class Api implements AutoCloseable {
    private static final int OK = 200;
    private static final Duration ONE_ANSWER = Duration.ofSeconds(60);

    private final URI base;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    Reply get(String path) {
        return send(request(path).GET().build(), reply -> !reply.isFailure());
    }

    /** What there is to read at a path where there always is something. */
    JsonNode read(String path) {
        Reply reply = get(path);
        if (reply.status() != OK) {
            throw new GaveUp("GET " + path + " said " + reply);
        }
        return reply.json();
    }

    /** Sends a command until its answer is final. */
    Reply command(String name, String body) {
        return send(post(name, body).build(), Reply::isFinal);
    }

    /** Sends a command until there is an answer, which may be that it is not finished. */
    Reply begin(String name, String body) {
        return send(post(name, body).build(), reply -> !reply.isFailure());
    }

    /** Sends a command to be answered later. */
    Reply later(String name, String body) {
        return send(post(name, body).header("Prefer", "respond-async").build(), reply -> !reply.isFailure());
    }

    /** Asks how a command stands until it is settled. */
    Reply answered(String path) {
        return send(
                request(path).GET().build(),
                reply -> reply.status() == OK && !reply.text("status").equals("pending"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ONE_ANSWER);
    }

    private HttpRequest.Builder post(String name, String body) {
        return request("/commands/" + name)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private Reply send(HttpRequest request, Predicate<Reply> enough) {
        return Patience.find(patience, () -> once(request).filter(enough))
                .orElseThrow(() -> new GaveUp(request.method() + " " + request.uri() + " has no answer"));
    }

    private Optional<Reply> once(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return Optional.of(new Reply(response.statusCode(), response.body()));
        } catch (IOException cut) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GaveUp("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
