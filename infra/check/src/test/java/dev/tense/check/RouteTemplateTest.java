package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Catalogue.Callers;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {
    @Test
    void every_command_and_query_has_its_route_and_the_rest_goes_to_one_function() {
        Catalogue catalogue = Samples.committed();
        Map<Object, String> expected = new TreeMap<>();
        catalogue.commands().forEach(command -> {
            String path = "/commands/" + command.function();
            expect(expected, "POST", path, command.callers(), command.function());
        });
        catalogue.queries().forEach(query -> expect(expected, "GET", query.path(), query.callers(), query.function()));
        expect(expected, "GET", "/commands/{commandId}", Callers.CUSTOMER, "get-command");
        expected.put("$default", "unmatched-route for a token");

        Map<Object, String> routes = new TreeMap<>();
        Stack.contexts(catalogue)
                .values()
                .forEach(stack -> stack.ofType("AWS::ApiGatewayV2::Route")
                        .forEach(route -> routes.put(
                                stack.property(route, "RouteKey"), served(stack, route) + opened(stack, route))));

        assertThat(routes).isEqualTo(expected);
    }

    private static void expect(
            Map<Object, String> routes, String method, String path, Callers callers, String function) {
        if (callers == Callers.CUSTOMER) {
            routes.put(method + " " + path, function + " for a token");
            routes.put(method + " /internal" + path, function + " for an identity");
        } else {
            routes.put(method + " " + path, function + " for an identity");
        }
    }

    private static String opened(Stack stack, String route) {
        return switch (stack.property(route, "AuthorizationType").toString()) {
            case "JWT" -> {
                assertThat(stack.property(route, "AuthorizerId")).isEqualTo("!Ref CustomerAuthorizerId");
                yield " for a token";
            }
            case "AWS_IAM" -> " for an identity";
            default -> " for all";
        };
    }

    /** Follows a route over its integration to the function behind it. */
    private static String served(Stack stack, String route) {
        String integration = stack.property(route, "Target").toString().replaceAll(".*\\{|}", "");
        String alias = stack.property(integration, "IntegrationUri").toString();
        assertThat(stack.property(integration, "IntegrationType")).isEqualTo("AWS_PROXY");
        assertThat(stack.property(integration, "PayloadFormatVersion")).isEqualTo("2.0");
        assertThat(alias).startsWith("!Ref ").endsWith("Function.Alias");
        assertThat(stack.property(route.replaceAll("Route$", "Permission"), "FunctionName"))
                .isEqualTo(alias);
        String function = alias.replaceAll("!Ref |\\.Alias", "");
        return stack.property(function, "FunctionName").toString().replace("!Sub ${SystemName}-", "");
    }

    @Test
    void a_permission_names_the_route_with_a_star_for_each_part_of_the_path() {
        Stack orders = Objects.requireNonNull(Stack.contexts(Samples.sample()).get("orders"));

        assertThat(orders.property("GetOrderTimelinePermission", "SourceArn"))
                .isEqualTo("!Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApiId}"
                        + "/*/GET/orders/*/timeline");
        assertThat(orders.property("PlaceOrderPermission", "SourceArn"))
                .isEqualTo("!Sub arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApiId}"
                        + "/*/POST/commands/place-order");
    }
}
