package dev.tense.check.lint;

import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Set;

/** The HTTP API: nobody can ask more of it than it can take, and whoever asked is on record. */
final class ApiRules {
    private static final String STAGE = "AWS::ApiGatewayV2::Stage";
    private static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
    static final String ROUTE = "AWS::ApiGatewayV2::Route";
    private static final Set<String> NEVER_IN_A_LOG =
            Set.of("$context.identity", "$context.authorizer", "$context.integrationErrorMessage");

    private ApiRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        STAGE,
                        "stage-limits-the-rate",
                        "must have a ThrottlingRateLimit and a ThrottlingBurstLimit",
                        stage -> !stage.text("DefaultRouteSettings", "ThrottlingRateLimit")
                                        .isEmpty()
                                && !stage.text("DefaultRouteSettings", "ThrottlingBurstLimit")
                                        .isEmpty()),
                Rule.each(
                        STAGE,
                        "stage-logs-access",
                        "must have an access log in a group with RetentionInDays, without personal data",
                        (stage, all) -> all.referredToBy(stage.text("AccessLogSettings", "DestinationArn"))
                                        .filter(group ->
                                                group.at("RetentionInDays").asInt() > 0)
                                        .isPresent()
                                && stage.text("AccessLogSettings", "Format").contains("$context.requestId")
                                && NEVER_IN_A_LOG.stream()
                                        .noneMatch(stage.text("AccessLogSettings", "Format")::contains)),
                Rule.each(
                        STAGE,
                        "stage-deploys-by-itself",
                        "must have AutoDeploy: nothing else deploys it",
                        stage -> stage.at("AutoDeploy").asBoolean()),
                Rule.each(
                        INTEGRATION,
                        "integration-speaks-version-two",
                        "must have the PayloadFormatVersion 2.0: functions read nothing else",
                        integration -> integration.text("PayloadFormatVersion").equals("2.0")),
                Rule.each(
                        INTEGRATION,
                        "integration-invokes-an-alias",
                        "must invoke an alias: SnapStart works for versions only",
                        (integration, all) -> all.referredToBy(integration.text("IntegrationUri"))
                                .filter(found -> found.type().equals("AWS::Lambda::Alias"))
                                .isPresent()));
    }

    /** How a permission names a route: the method and the path with a star for each parameter. */
    static String path(Resource route) {
        String key = route.text("RouteKey");
        return key.equals("$default") ? "$default" : key.replace(" ", "").replaceAll("\\{[^}]*}", "*");
    }
}
