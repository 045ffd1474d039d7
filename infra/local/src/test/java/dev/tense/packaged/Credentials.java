package dev.tense.packaged;

import dev.tense.local.wire.Answer;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a function under SnapStart finds its credentials. The first ones are over as soon as they are read. */
final class Credentials implements AutoCloseable {
    private static final Answer NOT_UNDERSTOOD = Answer.message(400, "not understood");

    private final HttpFront front = HttpFront.bind(0);
    private final AtomicInteger asked = new AtomicInteger();

    Credentials(String firstKey, String laterKey) {
        front.start(new CallHandler(
                new CallHandler.Limits(1024, NOT_UNDERSTOOD, NOT_UNDERSTOOD),
                call -> asked.getAndIncrement() == 0
                        ? keys(firstKey, Instant.now())
                        : keys(laterKey, Instant.now().plusSeconds(3600))));
    }

    private static Answer keys(String accessKey, Instant expiration) {
        return Answer.json(
                200,
                Map.of(
                        "AccessKeyId",
                        accessKey,
                        "SecretAccessKey",
                        "secret",
                        "Token",
                        "token",
                        "Expiration",
                        expiration.toString()));
    }

    Map<String, String> environment() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                front.baseUri() + "/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                "token");
    }

    @Override
    public void close() {
        front.close();
    }
}
