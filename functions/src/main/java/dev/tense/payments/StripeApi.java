package dev.tense.payments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tense.messaging.Json;
import dev.tense.messaging.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Requests to Stripe's API v1 as forms, answers as JSON. */
final class StripeApi {
    /** The version whose fields and statuses we know; without it the account's default decides. */
    private static final String VERSION = "2024-06-20";

    private static final Logger LOGGER = Logger.getLogger(StripeApi.class);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final URI url;
    private final StripeKey key;
    private final Duration patience;

    /** @param patience how long an answer may take */
    StripeApi(URI url, StripeKey key, Duration patience) {
        this.url = url;
        this.key = key;
        this.patience = patience;
    }

    /** What came of a request. */
    sealed interface Reply {
        /** An answer; its body is missing if it is not JSON. */
        record Answered(int status, JsonNode body) implements Reply {}

        /** Stripe cannot have seen the request. */
        record NotSent() implements Reply {}

        /** The request was sent, and no answer came. */
        record Lost() implements Reply {}
    }

    Reply post(String path, String idempotencyKey, Map<String, String> form) {
        return send(HttpRequest.newBuilder(url.resolve(path))
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    Reply get(String path, Map<String, String> query) {
        return send(
                HttpRequest.newBuilder(url.resolve(path + "?" + encode(query))).GET());
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            String secret = key.get();
            HttpResponse<String> response = http.send(
                    request.timeout(patience)
                            .header("Authorization", "Bearer " + secret)
                            .header("Stripe-Version", VERSION)
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() == 401) {
                LOGGER.error("Stripe refuses our key: look at the secret it comes from");
                key.forget(secret);
            }
            return new Reply.Answered(response.statusCode(), json(response.body()));
        } catch (Unavailable noKey) {
            LOGGER.error("the key for Stripe cannot be read: look at TENSE_STRIPE_SECRET and at the right to read it");
            return new Reply.NotSent();
        } catch (HttpConnectTimeoutException | ConnectException unreachable) {
            return new Reply.NotSent();
        } catch (IOException lost) {
            return new Reply.Lost();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Reply.Lost();
        }
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
