package dev.tense.platform;

import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Json;
import dev.tense.messaging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Tells the sender of a command how it stands: always with 200, because the question was answered; the answer's own status is inside. */
@Singleton
class CommandStatusRoute {
    private static final int ASK_AGAIN_SECONDS = 1;

    private final SentCommands sent;
    private final Catalogue catalogue;
    private final Backoff backoff;
    private final Log log;

    CommandStatusRoute(SentCommands sent, Catalogue catalogue, Backoff backoff, Log log) {
        this.sent = sent;
        this.catalogue = catalogue;
        this.backoff = backoff;
        this.log = log;
    }

    /** Empty when this caller sent no command under this id. */
    Optional<HttpAnswer> status(Caller caller, String commandId) {
        return sent.find(caller, new CommandId(commandId))
                .map(sent::settled)
                .map(command -> command.status(commandId, longest(command), log.now()))
                .map(CommandStatusRoute::answer);
    }

    private static HttpAnswer answer(CommandStatus status) {
        var answer = HttpAnswer.json(200, Json.render(status));
        return status.status() == CommandStatus.Status.PENDING ? answer.retryAfter(ASK_AGAIN_SECONDS) : answer;
    }

    private Duration longest(SentCommand sent) {
        return catalogue.commands().stream()
                .filter(command -> command.function().equals(sent.function()))
                .findFirst()
                .map(command -> backoff.longest(command.attempts(), command.timeoutSeconds()))
                .orElse(Duration.ZERO);
    }
}
