package dev.tense.local.gate;

import dev.tense.local.aws.Sender;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.NoAnswer;
import java.util.Map;

/** A request of a function: the service and the operation as AWS names them, and what is sent. */
public record FunctionCall(Sender sender, String service, String operation, String body) {
    private static final int UNAVAILABLE = 503;

    public boolean isOf(String function) {
        return sender.function().equals(function);
    }

    /** What DynamoDB says when it is not available, and others much the same. */
    public Answer unavailable() {
        return error(UNAVAILABLE, "ServiceUnavailable");
    }

    /** An error in the name of the service. */
    public Answer error(int status, String code) {
        return service.equals("sns")
                ? Answer.xml(status, "<ErrorResponse><Error><Code>%s</Code></Error></ErrorResponse>".formatted(code))
                : Answer.json(status, Map.of("__type", code, "message", "made by the gate"))
                        .with("x-amzn-ErrorType", code);
    }

    /** Ends the process that asked, by force, and returns when it is gone. It gets no answer. */
    public NoAnswer kill() {
        ProcessHandle.of(sender.process()).ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        return new NoAnswer(sender.function() + " was killed");
    }
}
