package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouteTemplateTest {
    @Test
    void every_command_and_query_has_its_route_and_the_rest_goes_to_one_function() {
        Catalogue catalogue = Samples.committed();
        Map<Object, String> expected = new TreeMap<>();
        catalogue
                .commands()
                .forEach(command -> expected.put("POST /commands/" + command.function(), command.function()));
        catalogue.queries().forEach(query -> expected.put("GET " + query.path(), query.function()));
        catalogue.system().stream()
                .filter(system -> system.trigger() == Catalogue.Trigger.UNMATCHED_ROUTE)
                .forEach(system -> expected.put("$default", system.function()));
        expected.put("GET /commands/{commandId}", "get-command");

        Map<Object, String> routes = new TreeMap<>();
        Stack.contexts(catalogue)
                .values()
                .forEach(stack -> stack.ofType("AWS::ApiGatewayV2::Route")
                        .forEach(route -> routes.put(stack.property(route, "RouteKey"), served(stack, route))));

        assertThat(routes).isEqualTo(expected);
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
