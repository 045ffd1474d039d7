package dev.tense.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import dev.tense.local.wire.QueryText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of the Lambda API that reserves concurrency. It lasts until the run ends. */
final class ConcurrencyApi {
    private static final Pattern PATH = Pattern.compile("/(2017-10-31|2019-09-30)/functions/([^/]+)/concurrency/?");
    private static final String FIELD = "ReservedConcurrentExecutions";

    private final FunctionHost host;

    ConcurrencyApi(FunctionHost host) {
        this.host = host;
    }

    /** Empty when the call is about something else. */
    Optional<Answer> answer(Call call) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Optional.empty();
        }
        String asked = QueryText.decoded(path.group(2));
        Optional<String> function =
                LambdaWire.functionName(asked).filter(name -> host.find(name).isPresent());
        return Optional.of(function.map(name -> answer(call, name)).orElseGet(() -> LambdaWire.notFound(asked)));
    }

    private Answer answer(Call call, String function) {
        return switch (call.method()) {
            case "PUT" -> put(call, function);
            case "GET" -> show(function);
            case "DELETE" -> {
                host.unreserve(function);
                yield Answer.of(204, "application/json", new byte[0]);
            }
            default -> LambdaWire.error(404, "UnknownOperationException", call.method() + " is not known here");
        };
    }

    private Answer put(Call call, String function) {
        JsonNode most = Json.parse(call.body()).orElseGet(Json::object).path(FIELD);
        if (!most.isInt() || most.intValue() < 0) {
            return LambdaWire.error(400, "InvalidParameterValueException", FIELD + " must be a number, 0 or more");
        }
        host.reserve(function, most.intValue());
        return show(function);
    }

    private Answer show(String function) {
        return Answer.json(
                200, host.reserved(function).map(most -> Map.of(FIELD, most)).orElse(Map.of()));
    }
}
