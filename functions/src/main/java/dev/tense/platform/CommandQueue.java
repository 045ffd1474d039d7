package dev.tense.platform;

import dev.tense.messaging.Json;
import dev.tense.messaging.Unavailable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends a command to its own queue, for a sender that would rather be answered later. */
@Singleton
class CommandQueue {
    private final Commands commands;
    private final SentCommands sent;
    private final SqsClient sqs;
    private final Settings settings;

    CommandQueue(Commands commands, SentCommands sent, SqsClient sqs, Settings settings) {
        this.commands = commands;
        this.sent = sent;
        this.sqs = sqs;
        this.settings = settings;
    }

    /** What the sender is told at once. */
    record Accepted(String commandId, String command, String location) {}

    /**
     * Notes the command first and sends it then. Whoever does not know whether both happened sends it again: it is noted once,
     * and what is in the queue twice is run once.
     */
    HttpAnswer send(Catalogue.Command command, Commands.Request request) throws IOException {
        if (!command.isQueueable()) {
            throw new Refused(new Problem(
                    400,
                    "not-asynchronous",
                    command.function() + " has a secret, and what is secret is never put into a queue;"
                            + " send it without Prefer: respond-async"));
        }
        Commands.Checked checked = commands.check(command, request);
        sent.note(command, checked);
        put(QueuedCommand.of(command, checked));
        String id = checked.id().value();
        String location = (request.caller().isCustomer() ? "" : Routes.INTERNAL) + "/commands/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8);
        return HttpAnswer.json(202, Json.render(new Accepted(id, command.function(), location)))
                .with("location", location)
                .with("preference-applied", Prefer.RESPOND_ASYNC);
    }

    private void put(QueuedCommand message) {
        String url = settings.queueUrl().orElseThrow(() -> new IllegalStateException("TENSE_QUEUE_URL is not set"));
        try {
            sqs.sendMessage(send -> send.queueUrl(url).messageBody(Json.render(message)));
        } catch (SdkException e) {
            throw new Unavailable("sqs", e);
        }
    }
}
