package dev.tense.cdk;

import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.sns.Topic;

/** What the root stack has for all contexts. */
record Shared(
        Parameters parameters,
        Table log,
        Table state,
        CfnApi api,
        CfnAuthorizer customers,
        Topic alarms,
        Map<String, Topic> topics,
        Catalogue catalogue,
        Rights rights,
        Path zip) {}
