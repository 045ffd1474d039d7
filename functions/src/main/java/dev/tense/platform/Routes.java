package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** Answers a request that no route matched: another method on a path that exists, or no such path. */
final class Routes {
    /** Under this path operators find what customers find without it, and every sender with an AWS identity its commands. */
    static final String INTERNAL = "/internal";

    private Routes() {}

    static HttpAnswer unmatched(Catalogue catalogue, JsonNode event) {
        String path = event.path("rawPath").asText();
        String allowed = allowed(catalogue, path);
        return allowed.isEmpty()
                ? HttpAnswer.problem(new Problem(404, "not-found", "no such route"))
                : HttpAnswer.problem(new Problem(405, "method-not-allowed", "this path takes " + allowed))
                        .with("allow", allowed);
    }

    private static String allowed(Catalogue catalogue, String path) {
        if (catalogue.commands().stream().anyMatch(command -> path.equals("/commands/" + command.function()))) {
            return "POST";
        }
        return catalogue.queries().stream().anyMatch(query -> matches(query.path(), path)) ? "GET" : "";
    }

    private static boolean matches(String template, String path) {
        String pattern = Pattern.compile("\\{[^}]+}")
                .splitAsStream(template + "\0")
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElse("");
        return (path + "\0").matches(pattern);
    }
}
