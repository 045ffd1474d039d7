package dev.tense.cdk;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.lambda.CfnPermission;

/** The routes of the HTTP API to a function, which the API may invoke for these and no others. */
final class Route {
    /** Where operators find what is for customers, and everybody with an AWS identity what was sent for a later answer. */
    static final String INTERNAL = "/internal";

    private static final int LONGEST_MILLIS = 30_000;

    private final Stack stack;
    private final Shared shared;
    private final Lambda lambda;
    private final CfnIntegration integration;

    Route(Stack stack, Shared shared, Lambda lambda) {
        this.stack = stack;
        this.shared = shared;
        this.lambda = lambda;
        lambda.isTold("TENSE_CUSTOMER_CLAIM", shared.parameters().customerClaim())
                .versionSays(shared.parameters().saidOfRoutes());
        integration = CfnIntegration.Builder.create(stack, lambda.id("Integration"))
                .apiId(shared.api().getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(lambda.alias.getFunctionArn())
                .payloadFormatVersion("2.0")
                .timeoutInMillis(LONGEST_MILLIS)
                .build();
    }

    /** What customers reach with a token, operators reach below {@link #INTERNAL}; all others show an AWS identity. */
    void at(String method, String path, String callers) {
        boolean forCustomers = callers.equals("CUSTOMER");
        add("", method + " " + path, method + starred(path), forCustomers);
        if (forCustomers) {
            add("Internal", method + " " + INTERNAL + path, method + INTERNAL + starred(path), false);
        }
    }

    /** For whatever no other route matches. A token keeps those away who try every path there could be. */
    void otherwise() {
        add("", "$default", "$default", true);
    }

    /** A path as ARNs name it. */
    static String starred(String path) {
        return path.replaceAll("\\{[^}]*}", "*");
    }

    private void add(String id, String key, String methodAndPath, boolean withToken) {
        CfnRoute.Builder route = CfnRoute.Builder.create(stack, lambda.id(id + "Route"))
                .apiId(shared.api().getRef())
                .routeKey(key)
                .target("integrations/" + integration.getRef());
        if (withToken) {
            route.authorizationType("JWT").authorizerId(shared.customers().getRef());
        } else {
            route.authorizationType("AWS_IAM");
        }
        route.build();
        CfnPermission.Builder.create(stack, lambda.id(id + "Permission"))
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
