package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.lambda.LambdaWire;
import dev.tense.local.mapping.EventSources.Source;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import dev.tense.local.wire.QueryText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the Lambda API that lists event source mappings, and disables and enables them. */
public final class MappingApi {
    private static final String MAPPINGS = "/2015-03-31/event-source-mappings";

    private final EventSources sources;

    public MappingApi(EventSources sources) {
        this.sources = sources;
    }

    /** True when a call of the Lambda API is about event source mappings. */
    public static boolean isFor(Call call) {
        return call.path().startsWith(MAPPINGS);
    }

    public Answer answer(Call call) {
        String id = call.path().substring(MAPPINGS.length()).replace("/", "");
        if (id.isEmpty() && call.method().equals("GET")) {
            return list(QueryText.of(call.query()));
        }
        Optional<Source> source = sources.find(id);
        if (source.isEmpty()) {
            return LambdaWire.error(404, "ResourceNotFoundException", "The resource you requested does not exist.");
        }
        return switch (call.method()) {
            case "GET" -> Answer.json(200, described(source.get()));
            case "PUT" -> update(source.get(), Json.parse(call.body()).orElseGet(Json::object));
            default -> LambdaWire.error(404, "UnknownOperationException", call.method() + " is not known here");
        };
    }

    private Answer list(QueryText query) {
        Optional<String> function = query.first("FunctionName");
        Optional<String> source = query.first("EventSourceArn");
        List<Map<String, Object>> found = sources.all().stream()
                .filter(each -> function.isEmpty()
                        || function.flatMap(LambdaWire::functionName).equals(Optional.of(each.function())))
                .filter(each -> source.isEmpty() || source.get().equals(each.arn()))
                .map(MappingApi::described)
                .toList();
        return Answer.json(200, Map.of("EventSourceMappings", found));
    }

    /** Changes nothing but {@code Enabled}; another setting is refused, because nothing here would follow it. */
    private static Answer update(Source source, JsonNode wanted) {
        for (Map.Entry<String, JsonNode> setting : wanted.properties()) {
            boolean known =
                    setting.getKey().equals("Enabled") || setting.getKey().equals("FunctionName");
            if (!known && !setting.getValue().isNull()) {
                return LambdaWire.error(
                        400, "InvalidParameterValueException", setting.getKey() + " cannot be changed here");
            }
        }
        JsonNode enabled = wanted.path("Enabled");
        if (enabled.isBoolean()) {
            source.valve().set(enabled.booleanValue());
        }
        return Answer.json(202, described(source));
    }

    private static Map<String, Object> described(Source source) {
        return Map.of(
                "UUID", source.id().toString(),
                "EventSourceArn", source.arn(),
                "FunctionArn", Arn.function(source.function()),
                "BatchSize", source.batchSize(),
                "MaximumBatchingWindowInSeconds", source.windowSeconds(),
                "State", source.valve().state(),
                "StateTransitionReason", "USER_INITIATED");
    }
}
