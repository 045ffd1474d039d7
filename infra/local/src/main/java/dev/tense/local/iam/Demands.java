package dev.tense.local.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Addresses;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import dev.tense.local.wire.Json;
import dev.tense.local.wire.QueryText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which rights a request needs. One that is not understood needs a right to everything of its service. */
final class Demands {
    private static final Pattern INVOCATION = Pattern.compile("POST /2015-03-31/functions/([^/]+)/invocations");

    private final Resources resources;
    private final TableDemands tables;

    Demands(Blueprint blueprint, Addresses addresses) {
        this.resources = new Resources(blueprint, addresses);
        this.tables = new TableDemands(blueprint.tables(), resources);
    }

    List<Demand> of(String service, String operation, byte[] body) {
        return switch (service) {
            case "dynamodb" -> tables.of(operation, json(body));
            case "sqs" -> List.of(ofQueue(operation, json(body)));
            case "sns" -> List.of(ofTopic(QueryText.of(new String(body, UTF_8))));
            case "lambda" -> List.of(ofFunction(operation));
            case "sts" -> List.of(); // who one is, everybody may ask
            default -> List.of(Demand.of(service + ":" + operation, "*"));
        };
    }

    private static JsonNode json(byte[] body) {
        return Json.parse(body).orElseGet(Json::object);
    }

    /** There are no actions for batches. */
    private Demand ofQueue(String operation, JsonNode request) {
        String action = "sqs:" + operation.replaceFirst("Batch$", "");
        String url = request.path("QueueUrl").asText();
        String name = operation.equals("GetQueueUrl")
                ? request.path("QueueName").asText()
                : url.substring(url.lastIndexOf('/') + 1);
        return Demand.of(action, name.isEmpty() ? "*" : resources.queue(name));
    }

    private static Demand ofTopic(QueryText form) {
        String action = form.first("Action").orElse("").replaceFirst("Batch$", "");
        return Demand.of("sns:" + action, form.first("TopicArn").orElse("*"));
    }

    private static Demand ofFunction(String operation) {
        Matcher invocation = INVOCATION.matcher(operation);
        return invocation.matches()
                ? Demand.of("lambda:InvokeFunction", function(QueryText.decoded(invocation.group(1))))
                : Demand.of("lambda:" + operation, "*");
    }

    private static String function(String nameOrArn) {
        return Optional.of(nameOrArn).filter(name -> name.startsWith("arn:")).orElseGet(() -> Arn.function(nameOrArn));
    }
}
