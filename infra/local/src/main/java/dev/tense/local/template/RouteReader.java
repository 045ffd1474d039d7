package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Route;
import dev.tense.local.template.IntegrationReader.Integration;
import java.util.regex.Pattern;

/** Reads a route of the HTTP API together with its integration. */
final class RouteReader {
    private static final String PREFIX = "integrations/";
    private static final int MAX_KEY = 1024;
    private static final Pattern KEY = Pattern.compile(
            "\\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (/([A-Za-z0-9._~-]+|\\{[A-Za-z0-9]+\\+?})?)+");

    private RouteReader() {}

    static Route read(Stack stack, Resource route, Properties properties) {
        properties.text("ApiId");
        properties.oneOf("AuthorizationType", "NONE", "NONE");
        String key = properties.text("RouteKey");
        if (key.length() > MAX_KEY || !KEY.matcher(key).matches()) {
            throw new TemplateProblem(properties.at("RouteKey"), key + " is not a method and a path");
        }
        Integration integration = integration(stack, route, properties.text("Target"));
        return new Route(key, integration.function(), integration.timeoutMillis());
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
