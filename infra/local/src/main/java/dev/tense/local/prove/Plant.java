package dev.tense.local.prove;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Json;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Bugs on purpose, to see that the proof finds them. */
enum Plant {
    NONE,
    /** SNS takes the news of one placed order and drops it. */
    LOST_MESSAGE,
    /** The provider charges one order twice. */
    DOUBLE_CHARGE;

    private static final Pattern ENTRY = Pattern.compile("PublishBatchRequestEntries\\.member\\.\\d+\\.Id=([^&]+)");
    private static final String CHARGE = "payments#provider#charge-";

    /** Puts the bug before a gate; it shows itself once. */
    Gate before(Gate gate, java.util.function.Supplier<Operator> operator) {
        AtomicBoolean done = new AtomicBoolean();
        return switch (this) {
            case NONE -> gate;
            case LOST_MESSAGE ->
                (call, aws) -> call.service().equals("sns")
                                && call.body().contains("orders.order-placed.v1")
                                && !done.getAndSet(true)
                        ? taken(call)
                        : gate.pass(call, aws);
            case DOUBLE_CHARGE ->
                (call, aws) -> {
                    if (call.operation().equals("PutItem") && call.body().contains(CHARGE) && !done.getAndSet(true)) {
                        chargeAgain(call, operator.get());
                    }
                    return gate.pass(call, aws);
                };
        };
    }

    private static Answer taken(FunctionCall call) {
        String members = ENTRY.matcher(call.body())
                .results()
                .map(entry -> "<member><Id>%s</Id><MessageId>lost</MessageId></member>".formatted(entry.group(1)))
                .collect(Collectors.joining());
        return Answer.xml(
                200,
                "<PublishBatchResponse><PublishBatchResult><Successful>" + members
                        + "</Successful><Failed/></PublishBatchResult></PublishBatchResponse>");
    }

    private static void chargeAgain(FunctionCall call, Operator operator) {
        String again = call.body().replaceAll("(" + CHARGE + "[0-9a-f]+)", "$1-again");
        operator.dynamo(
                "PutItem",
                Json.parse(again.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .orElseThrow());
    }
}
