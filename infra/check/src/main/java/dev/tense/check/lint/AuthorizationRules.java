package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.stream.Stream;

/** Who may call: no route is open to all, and what an AWS identity may call is said by name. */
final class AuthorizationRules {
    private static final String ROUTE = "AWS::ApiGatewayV2::Route";
    private static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";
    private static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";
    private static final String IDENTITY = "AWS_IAM";

    private AuthorizationRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        ROUTE,
                        "route-asks-who-calls",
                        "must ask for a token of an authorizer that is there, or for an AWS identity",
                        (route, all) -> route.text("AuthorizationType").equals(IDENTITY)
                                || (route.text("AuthorizationType").equals("JWT")
                                        && all.referredToBy(route.text("AuthorizerId"))
                                                .filter(found -> found.type().equals(AUTHORIZER))
                                                .isPresent())),
                Rule.each(
                        ROUTE,
                        "internal-route-asks-for-an-identity",
                        "must ask for an AWS identity: behind it everybody's data is shown",
                        route -> !route.text("RouteKey").contains(" /internal/")
                                || route.text("AuthorizationType").equals(IDENTITY)),
                Rule.each(
                        ROUTE,
                        "identity-route-is-for-somebody",
                        "must be in a managed policy, or nobody can be given the right to call it",
                        (route, all) -> !route.text("AuthorizationType").equals(IDENTITY)
                                || all.ofType(MANAGED_POLICY)
                                        .flatMap(AuthorizationRules::resources)
                                        .anyMatch(arn -> isFor(route, arn))),
                Rule.each(
                        AUTHORIZER,
                        "authorizer-checks-tokens",
                        "must check the issuer and the audience of the token in the header Authorization",
                        authorizer -> authorizer.text("AuthorizerType").equals("JWT")
                                && Texts.of(authorizer.at("IdentitySource"))
                                        .toList()
                                        .equals(List.of("$request.header.Authorization"))
                                && !authorizer
                                        .text("JwtConfiguration", "Issuer")
                                        .isEmpty()
                                && Texts.of(authorizer.at("JwtConfiguration", "Audience"))
                                        .findAny()
                                        .isPresent()),
                Rule.each(
                        MANAGED_POLICY,
                        "policy-allows-routes-that-are-there",
                        "must allow to invoke routes that ask for an AWS identity, and nothing else",
                        AuthorizationRules::allowsRoutesAlone));
    }

    private static boolean allowsRoutesAlone(Resource policy, Deployment all) {
        return policy.at("PolicyDocument", "Statement")
                        .valueStream()
                        .flatMap(statement -> Texts.of(statement.path("Action")))
                        .allMatch("execute-api:Invoke"::equals)
                && resources(policy)
                        .allMatch(arn -> all.ofType(ROUTE)
                                .anyMatch(route ->
                                        route.text("AuthorizationType").equals(IDENTITY) && isFor(route, arn)));
    }

    private static Stream<String> resources(Resource policy) {
        return policy.at("PolicyDocument", "Statement")
                .valueStream()
                .flatMap(statement -> Texts.of(statement.path("Resource")));
    }

    private static boolean isFor(Resource route, String arn) {
        return arn.endsWith(":" + route.text("ApiId") + "/$default/" + ApiRules.path(route));
    }
}
