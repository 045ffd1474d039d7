package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Authorization;
import dev.tense.local.template.Blueprint.Authorization.Token;
import dev.tense.local.template.Blueprint.Route;
import dev.tense.local.template.IntegrationReader.Integration;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a route of the HTTP API together with its integration. */
final class RouteReader {
    private static final String PREFIX = "integrations/";
    private static final int MAX_KEY = 1024;
    private static final Pattern KEY = Pattern.compile(
            "\\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9]+\\+?})?)+");

    private RouteReader() {}

    /** {@code tokens} are the authorizers that there are, by their ids. */
    static Route read(Stack stack, Resource route, Properties properties, Map<String, Token> tokens) {
        Authorization authorization = authorization(properties, tokens);
        String key = properties.text("RouteKey");
        if (key.length() > MAX_KEY || !KEY.matcher(key).matches()) {
            throw new TemplateProblem(properties.at("RouteKey"), key + " is not a method and a path");
        }
        Integration integration = integration(stack, route, properties.text("Target"));
        return new Route(key, integration.function(), integration.timeoutMillis(), authorization);
    }

    private static Authorization authorization(Properties properties, Map<String, Token> tokens) {
        String api = properties.text("ApiId");
        return switch (properties.oneOf("AuthorizationType", "NONE", "NONE", "JWT", "AWS_IAM")) {
            case "JWT" -> {
                String id = properties.text("AuthorizerId");
                Token token = tokens.get(id);
                if (token == null) {
                    throw new TemplateProblem(properties.at("AuthorizerId"), id + " is not an authorizer");
                }
                yield token;
            }
            case "AWS_IAM" -> new Authorization.Identity(api);
            default -> new Authorization.None();
        };
    }

    private static Integration integration(Stack stack, Resource route, String target) {
        return stack.resources().stream()
                .filter(resource -> resource.type().equals(ResourceTypes.INTEGRATION))
                .filter(resource -> target.equals(PREFIX + stack.physicalName(resource)))
                .findFirst()
                .map(resource -> IntegrationReader.read(stack.properties(resource)))
                .orElseThrow(() -> new TemplateProblem(
                        route.place() + " property Target", target + " is not an integration of this file"));
    }
}
