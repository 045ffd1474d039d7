package dev.tense.local.iam;

import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Json;
import java.util.Map;

/** "Access denied", in the words of each service. */
final class Refusal {
    private static final String EXCEPTION = "AccessDeniedException";

    private Refusal() {}

    static Answer answer(String function, String service, Demand demand) {
        String message =
                "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
                        .formatted(Arn.session(function), demand.action(), demand.resource(), demand.action());
        return switch (service) {
            case "dynamodb" ->
                Answer.of(
                        400,
                        "application/x-amz-json-1.0",
                        Json.bytes(Map.of("__type", "com.amazon.coral.service#" + EXCEPTION, "Message", message)));
            case "sns" ->
                Answer.xml(
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code><Message>%s</Message></Error></ErrorResponse>"
                                .formatted(message.replace("&", "&amp;").replace("<", "&lt;")));
            default ->
                Answer.json(403, Map.of("__type", EXCEPTION, "Message", message, "message", message))
                        .with("x-amzn-ErrorType", EXCEPTION);
        };
    }
}
