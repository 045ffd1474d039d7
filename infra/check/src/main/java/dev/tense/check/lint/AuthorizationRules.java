package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
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
                        AuthorizationRules::allowsRoutesAlone),
                Rule.each(
                        MANAGED_POLICY,
                        "policy-opens-no-more-than-it-names",
                        "must not open a route by a star that is meant for another: a star crosses slashes",
                        AuthorizationRules::opensNoMoreThanItNames));
    }

    private static boolean allowsRoutesAlone(Resource policy, Deployment all) {
        JsonNode statements = policy.at("PolicyDocument", "Statement");
        return statements.isArray()
                && statements.valueStream().allMatch(AuthorizationRules::isPlain)
                && resources(policy).allMatch(arn -> identityRoutes(all).anyMatch(route -> isFor(route, arn)));
    }

    /** It allows to invoke, by names and not by what is left out. */
    private static boolean isPlain(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow")
                && Texts.of(statement.path("Action")).toList().equals(List.of("execute-api:Invoke"))
                && Texts.of(statement.path("Resource")).findAny().isPresent()
                && !statement.has("NotAction")
                && !statement.has("NotResource");
    }

    /** A star in a policy crosses slashes, so what is meant for one route may open another. */
    private static boolean opensNoMoreThanItNames(Resource policy, Deployment all) {
        List<String> named = resources(policy).toList();
        return identityRoutes(all)
                .map(AuthorizationRules::arn)
                .filter(arn -> named.stream().anyMatch(pattern -> globs(pattern, arn)))
                .allMatch(named::contains);
    }

    private static boolean globs(String pattern, String text) {
        return text.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }

    private static Stream<Resource> identityRoutes(Deployment all) {
        return all.ofType(ROUTE).filter(route -> route.text("AuthorizationType").equals(IDENTITY));
    }

    private static Stream<String> resources(Resource policy) {
        return policy.at("PolicyDocument", "Statement")
                .valueStream()
                .flatMap(statement -> Texts.of(statement.path("Resource")));
    }

    private static boolean isFor(Resource route, String arn) {
        return arn.equals(arn(route));
    }

    private static String arn(Resource route) {
        return "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:" + route.text("ApiId")
                + "/$default/" + ApiRules.path(route);
    }
}
