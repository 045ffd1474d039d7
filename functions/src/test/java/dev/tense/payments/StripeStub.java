package dev.tense.payments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The part of Stripe's API v1 that we use, as Stripe documents it: PaymentIntents, charges by transfer group, refunds, and keys
 * whose first answer is kept. The payment method says how a charge goes.
 */
final class StripeStub implements AutoCloseable {
    static final String KEY = "sk_test_stub";

    /** Statuses of answers that nobody hears: the connection breaks, or nothing comes until the stub is closed. */
    private static final int LOST = 0;

    private static final int LATE = 1;

    /** A charge in the books. */
    record Booked(String intent, String group, long minor, String currency, String status) {}

    private record Kept(Map<String, String> form, int status, String body) {}

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Set<String> lost = new HashSet<>();
    private final Set<String> unrefundable = new HashSet<>();
    private final Map<String, Kept> keys = new HashMap<>();
    private final List<Booked> charges = new ArrayList<>();
    private final Map<String, ObjectNode> refunds = new LinkedHashMap<>();
    private final List<String> authorizations = new ArrayList<>();
    private String accepted = KEY;
    private int status;

    StripeStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<Booked> charges() {
        return List.copyOf(charges);
    }

    synchronized int refundsMade() {
        return refunds.size();
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /** From now on only this key is accepted. */
    synchronized void accept(String key) {
        accepted = key;
    }

    /** What happens to keys that are older than a day. */
    synchronized void forgetKeys() {
        keys.clear();
    }

    /** From now on every request is answered with this status and does nothing; 0 ends it. */
    synchronized void answerEverythingWith(int failure) {
        status = failure;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = answer(exchange, body);
        if (answer.status() == LOST) {
            exchange.close(); // the connection breaks, and the client hears nothing
            return;
        }
        if (answer.status() == LATE) {
            await();
            return;
        }
        byte[] json = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private void await() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, String body) {}

    private synchronized Answer answer(HttpExchange exchange, String body) {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization);
        if (!("Bearer " + accepted).equals(authorization)) {
            return error(401, "invalid_request_error", "", "");
        }
        if (status != 0) {
            return error(status, status == 429 ? "invalid_request_error" : "api_error", "", "");
        }
        URI uri = exchange.getRequestURI();
        return exchange.getRequestMethod().equals("GET")
                ? list(uri.getPath(), form(uri.getRawQuery()))
                : create(uri.getPath(), exchange.getRequestHeaders().getFirst("Idempotency-Key"), form(body));
    }

    private Answer list(String path, Map<String, String> query) {
        ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list").put("has_more", false);
        var data = list.putArray("data");
        if (path.equals("/v1/charges")) {
            charges.stream()
                    .filter(charge -> charge.group().equals(query.get("transfer_group")))
                    .forEach(charge -> charge(data.addObject(), charge));
        } else {
            refunds.values().stream()
                    .filter(refund -> refund.path("payment_intent").asText().equals(query.get("payment_intent")))
                    .forEach(data::add);
        }
        return new Answer(200, list.toString());
    }

    private static void charge(ObjectNode json, Booked charge) {
        json.put("object", "charge").put("id", "ch_" + charge.intent()).put("payment_intent", charge.intent());
        json.put("amount", charge.minor()).put("currency", charge.currency());
        json.put("status", charge.status().equals("succeeded") ? "succeeded" : "failed");
        json.putObject("outcome").put("reason", charge.status());
    }

    private Answer create(String path, String key, Map<String, String> form) {
        Kept kept = keys.get(path + key);
        if (kept != null) {
            return kept.form().equals(form)
                    ? new Answer(kept.status(), kept.body())
                    : error(400, "idempotency_error", "", "");
        }
        if (form.getOrDefault("payment_method", "").equals("tok_timeout_before_charge") && lost.add(key)) {
            return new Answer(LOST, "");
        }
        Answer answer = path.equals("/v1/payment_intents") ? pay(form) : refund(form);
        if (answer.status() != 429 && answer.status() != 409) {
            keys.put(path + key, new Kept(form, Math.max(answer.status(), 200), answer.body()));
        }
        return answer;
    }

    private Answer pay(Map<String, String> form) {
        return switch (form.getOrDefault("payment_method", "")) {
            case "tok_approved", "tok_timeout_before_charge" -> succeed(200, form);
            case "tok_refund_refused" -> {
                unrefundable.add("pi_" + (charges.size() + 1));
                yield succeed(200, form);
            }
            case "tok_timeout_after_charge" -> succeed(LOST, form);
            case "tok_no_answer_in_time" -> succeed(LATE, form);
            case "tok_500_after_charge" -> new Answer(500, succeed(200, form).body());
            case "tok_insufficient_funds" -> decline(form, "insufficient_funds");
            case "tok_declined" -> decline(form, "generic_decline");
            case "tok_temporary_failure" -> error(429, "invalid_request_error", "rate_limit", "");
            case "tok_in_use" -> error(409, "invalid_request_error", "idempotency_key_in_use", "");
            case "tok_provider_error" -> error(400, "invalid_request_error", "provider_error", "");
            case "tok_too_small" -> error(400, "invalid_request_error", "amount_too_small", "amount");
            case "tok_needs_action" ->
                new Answer(200, intent("requires_action", form).toString());
            default -> error(400, "invalid_request_error", "resource_missing", "payment_method");
        };
    }

    private Answer succeed(int status, Map<String, String> form) {
        ObjectNode intent = intent("succeeded", form);
        charges.add(booked(intent.path("id").asText(), form, "succeeded"));
        return new Answer(status, intent.toString());
    }

    private Answer decline(Map<String, String> form, String reason) {
        charges.add(booked("pi_" + (charges.size() + 1), form, reason));
        ObjectNode error = Json.MAPPER.createObjectNode();
        error.putObject("error")
                .put("type", "card_error")
                .put("code", "card_declined")
                .put("decline_code", reason)
                .put("message", "Your card was declined, Example Customer.");
        return new Answer(402, error.toString());
    }

    private ObjectNode intent(String status, Map<String, String> form) {
        return Json.MAPPER
                .createObjectNode()
                .put("object", "payment_intent")
                .put("id", "pi_" + (charges.size() + 1))
                .put("amount", Long.parseLong(field(form, "amount")))
                .put("currency", field(form, "currency"))
                .put("status", status);
    }

    private static Booked booked(String intent, Map<String, String> form, String status) {
        return new Booked(
                intent,
                field(form, "transfer_group"),
                Long.parseLong(field(form, "amount")),
                field(form, "currency"),
                status);
    }

    private Answer refund(Map<String, String> form) {
        String intent = field(form, "payment_intent");
        if (unrefundable.contains(intent)) {
            return error(400, "invalid_request_error", "refund_refused", "");
        }
        if (refunds.containsKey(intent)) {
            return error(400, "invalid_request_error", "charge_already_refunded", "");
        }
        ObjectNode refund = Json.MAPPER
                .createObjectNode()
                .put("object", "refund")
                .put("id", "re_" + (refunds.size() + 1))
                .put("payment_intent", intent)
                .put("amount", Long.parseLong(field(form, "amount")))
                .put("status", "succeeded");
        refunds.put(intent, refund);
        return new Answer(200, refund.toString());
    }

    private static Answer error(int status, String type, String code, String param) {
        ObjectNode error = Json.MAPPER.createObjectNode();
        ObjectNode details = error.putObject("error").put("type", type).put("message", "for Example Customer only");
        if (!code.isEmpty()) {
            details.put("code", code);
        }
        if (!param.isEmpty()) {
            details.put("param", param);
        }
        return new Answer(status, error.toString());
    }

    private static String field(Map<String, String> form, String name) {
        return Objects.requireNonNull(form.get(name), name);
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decode(field[0]), field -> decode(field[1])));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
