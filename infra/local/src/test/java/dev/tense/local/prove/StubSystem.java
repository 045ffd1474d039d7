package dev.tense.local.prove;

import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import dev.tense.local.wire.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The HTTP API and the AWS endpoint of a system that has one order, and tells of it what a test says. */
final class StubSystem implements AutoCloseable {
    private static final Answer NOT_FOUND = Answer.message(404, "no such thing");
    private static final int BODY_BYTES = 1 << 16;

    private final HttpFront front = HttpFront.bind(0);
    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> items = new ConcurrentHashMap<>();
    final Api api = new Api(URI.create(front.baseUri()), Duration.ZERO);
    final Operator operator = new Operator(URI.create(front.baseUri()));

    StubSystem() {
        front.start(new CallHandler(new CallHandler.Limits(BODY_BYTES, NOT_FOUND, NOT_FOUND), this::answer));
    }

    private Answer answer(Call call) {
        return call.header("x-amz-target")
                .map(target -> aws(target, call.body()))
                .orElseGet(() -> Optional.ofNullable(answers.get(call.path()))
                        .map(Supplier::get)
                        .orElse(NOT_FOUND));
    }

    private Answer aws(String target, byte[] body) {
        if (!target.endsWith(".Scan")) {
            return Answer.json(200, Map.of("QueueUrls", List.of()));
        }
        String prefix =
                Json.trusted(body).at("/ExpressionAttributeValues/:prefix/S").asText();
        return Answer.json(
                200,
                Map.of(
                        "Items",
                        items.entrySet().stream()
                                .filter(item -> item.getKey().startsWith(prefix))
                                .map(Map.Entry::getValue)
                                .toList()));
    }

    void tells(String path, String json) {
        answers(path, () -> page(json));
    }

    void answers(String path, Supplier<Answer> answer) {
        answers.put(path, answer);
    }

    void forgets(String path) {
        answers.remove(path);
    }

    static Answer page(String json) {
        return Answer.of(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static String today(String ledger) {
        return "/" + ledger + "/" + LocalDate.now(ZoneOffset.UTC);
    }

    void hasEmptyBooks() {
        items.clear();
    }

    void books(String key, String outcome, long minor) {
        String pk = "payments#provider#" + key;
        items.put(
                pk,
                Map.of(
                        "pk", Map.of("S", pk),
                        "outcome", Map.of("S", outcome),
                        "amount", Map.of("N", Long.toString(minor))));
    }

    void hasParcel(String key) {
        String pk = "shipping#parcel#" + key;
        items.put(pk, Map.of("pk", Map.of("S", pk)));
    }

    void losesParcel(String key) {
        items.remove("shipping#parcel#" + key);
    }

    @Override
    public void close() {
        api.close();
        front.close();
    }
}
