package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may invoke a function from outside: the API for a route that is there, a clock for itself, and nobody else. */
final class PermissionRules {
    private static final String PERMISSION = "AWS::Lambda::Permission";
    private static final Set<String> SAID = Set.of("Action", "FunctionName", "Principal", "SourceArn");

    private PermissionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        ApiRules.ROUTE,
                        "route-is-permitted",
                        "must lead to a function that the API may invoke for this route",
                        (route, all) ->
                                all.ofType(PERMISSION).anyMatch(permission -> isForRoute(permission, route, all))),
                Rule.each(
                        Clocks.TYPE,
                        "clock-is-permitted",
                        "must be for a function that it may invoke",
                        (clock, all) ->
                                all.ofType(PERMISSION).anyMatch(permission -> isForClock(permission, clock, all))),
                Rule.each(
                        PERMISSION,
                        "permission-is-for-a-route-or-a-clock",
                        "must let the API in for one route that is there, or a clock, and be about nothing else",
                        (permission, all) -> Stream.concat(
                                                all.ofType(ApiRules.ROUTE)
                                                        .filter(route -> isForRoute(permission, route, all)),
                                                all.ofType(Clocks.TYPE)
                                                        .filter(clock -> isForClock(permission, clock, all)))
                                        .count()
                                == 1),
                Rule.each(
                        PERMISSION,
                        "permission-names-its-source",
                        "must have a SourceArn: without it every account may use the service as a way in",
                        permission -> !permission.text("SourceArn").isEmpty()),
                Rule.each(
                        PERMISSION,
                        "permission-is-for-an-alias",
                        "must be for the alias that is invoked",
                        (permission, all) -> all.referredToBy(permission.text("FunctionName"))
                                .filter(found -> found.type().equals("AWS::Lambda::Alias"))
                                .isPresent()));
    }

    private static boolean isForRoute(Resource permission, Resource route, Deployment all) {
        String target = route.text("Target").replace("integrations/", "");
        return all.referredToBy(target)
                .filter(integration -> isFor(
                        permission,
                        integration.text("IntegrationUri"),
                        "apigateway.amazonaws.com",
                        "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:" + route.text("ApiId")
                                + "/*/" + ApiRules.path(route)))
                .isPresent();
    }

    private static boolean isForClock(Resource permission, Resource clock, Deployment all) {
        return Clocks.invoked(clock)
                .anyMatch(alias -> isFor(permission, alias, "events.amazonaws.com", clock.attribute("Arn")));
    }

    private static boolean isFor(Resource permission, String alias, String principal, String source) {
        Set<String> said = permission
                .properties()
                .propertyStream()
                .map(part -> part.getKey())
                .collect(Collectors.toSet());
        return said.equals(SAID)
                && permission.text("Action").equals("lambda:InvokeFunction")
                && permission.text("FunctionName").equals(alias)
                && permission.text("Principal").equals(principal)
                && permission.text("SourceArn").equals(source);
    }
}
