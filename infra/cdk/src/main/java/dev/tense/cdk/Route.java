package dev.tense.cdk;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** A route of the HTTP API to a function, which the API may invoke for this route and no other. */
final class Route {
    private static final int LONGEST_MILLIS = 30_000;

    private final Stack stack;
    private final Shared shared;
    private final Lambda lambda;

    Route(Stack stack, Shared shared, Lambda lambda) {
        this.stack = stack;
        this.shared = shared;
        this.lambda = lambda;
    }

    void at(String method, String path) {
        add(method + " " + path, method + path.replaceAll("\\{[^}]*}", "*"));
    }

    /** For whatever no other route matches. */
    void otherwise() {
        add("$default", "$default");
    }

    private void add(String key, String methodAndPath) {
        CfnIntegration integration = CfnIntegration.Builder.create(stack, lambda.id("Integration"))
                .apiId(shared.api().getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(lambda.alias.getFunctionArn())
                .payloadFormatVersion("2.0")
                .timeoutInMillis(LONGEST_MILLIS)
                .build();
        CfnRoute route = CfnRoute.Builder.create(stack, lambda.id("Route"))
                .apiId(shared.api().getRef())
                .routeKey(key)
                .target("integrations/" + integration.getRef())
                .build();
        Nag.accept(
                route,
                "AwsSolutions-APIG4",
                "Not there yet: every caller is the same one. The README says so; do not put it on the internet.");
        CfnPermission.Builder.create(stack, lambda.id("Permission"))
                .action("lambda:InvokeFunction")
                .functionName(lambda.alias.getFunctionArn())
                .principal("apigateway.amazonaws.com")
                .sourceArn("arn:%s:execute-api:%s:%s:%s/*/%s"
                        .formatted(
                                stack.getPartition(),
                                stack.getRegion(),
                                stack.getAccount(),
                                shared.api().getRef(),
                                methodAndPath))
                .build();
    }
}
