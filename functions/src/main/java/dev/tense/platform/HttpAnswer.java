package dev.tense.platform;

import java.util.HashMap;
import java.util.Map;

/** A response of an HTTP API function, payload format 2.0. */
record HttpAnswer(int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {
    HttpAnswer {
        headers = Map.copyOf(headers);
    }

    static HttpAnswer json(int status, String body) {
        return new HttpAnswer(status, Map.of("content-type", "application/json"), body, false);
    }

    static HttpAnswer problem(Problem problem) {
        var answer = new HttpAnswer(
                problem.status(), Map.of("content-type", "application/problem+json"), problem.json(), false);
        return problem.status() == 503 ? answer.retryAfter(Problem.RETRY_AFTER_SECONDS) : answer;
    }

    HttpAnswer retryAfter(int seconds) {
        return with("retry-after", Integer.toString(seconds));
    }

    HttpAnswer with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new HttpAnswer(statusCode, all, body, isBase64Encoded);
    }
}
