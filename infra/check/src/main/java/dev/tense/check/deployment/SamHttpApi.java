package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** What SAM makes of {@code AWS::Serverless::HttpApi}: an API and its default stage, which deploys every change by itself. */
final class SamHttpApi {
    /** The property of the stage that a property of SAM becomes. */
    private static final Map<String, String> OF_STAGE = Map.of(
            "AccessLogSettings", "AccessLogSettings",
            "DefaultRouteSettings", "DefaultRouteSettings");

    private SamHttpApi() {}

    static Stream<Resource> expand(Resource declared) {
        ObjectNode api = JsonNodeFactory.instance.objectNode().put("ProtocolType", "HTTP");
        ObjectNode stage = JsonNodeFactory.instance
                .objectNode()
                .put("ApiId", declared.ref())
                .put("StageName", "$default")
                .put("AutoDeploy", true);
        for (Map.Entry<String, JsonNode> property : declared.properties().properties()) {
            if (OF_STAGE.containsKey(property.getKey())) {
                stage.set(property.getKey(), property.getValue());
            } else if (property.getKey().equals("Name")) {
                api.set("Name", property.getValue());
            } else {
                throw new TemplateProblem(
                        declared.id(), "the property " + property.getKey() + " of an HTTP API is not known here");
            }
        }
        return Stream.of(
                new Resource(declared.id(), "AWS::ApiGatewayV2::Api", api, declared.attributes()),
                new Resource(
                        declared.id() + "ApiGatewayDefaultStage",
                        "AWS::ApiGatewayV2::Stage",
                        stage,
                        JsonNodeFactory.instance.objectNode()));
    }
}
