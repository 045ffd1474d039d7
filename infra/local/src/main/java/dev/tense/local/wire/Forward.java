package dev.tense.local.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** Passes requests on to another server. */
public final class Forward implements AutoCloseable {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "host",
            "content-length",
            "transfer-encoding",
            "expect",
            "upgrade",
            "keep-alive",
            "te",
            "date",
            "server");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final String baseUri;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Forward(String baseUri) {
        this.baseUri = baseUri;
    }

    public Answer answer(Call call) throws InterruptedException {
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUri + call.path() + query))
                .timeout(LONGEST)
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException unreachable) {
            return Answer.message(503, "the service behind the endpoint gave no answer: " + unreachable.getMessage());
        }
    }

    /** Breaks off what is under way: a server that stops would wait for the end of long polls. */
    @Override
    public void close() {
        http.shutdownNow();
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().map().entrySet().stream()
                        .filter(header -> !HOP_BY_HOP.contains(header.getKey())
                                && !header.getKey().startsWith(":"))
                        .flatMap(header ->
                                header.getValue().stream().map(value -> java.util.Map.entry(header.getKey(), value)))
                        .toList(),
                response.body());
    }
}
