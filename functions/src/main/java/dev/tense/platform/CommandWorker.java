package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Fingerprint;
import dev.tense.messaging.Json;
import dev.tense.platform.QueueTrigger.Delivery;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Runs the commands of a queue exactly as the HTTP door would: under the same key, so that sent at once and sent for a later
 * answer are one command. What one of them does stays with it.
 */
@Singleton
class CommandWorker {
    private static final Logger LOGGER = Logger.getLogger(CommandWorker.class);
    private static final Problem UNFINISHED = new Problem(
            503, "unfinished", "not finished after the last attempt; send the same command again to go on with it");

    private final Commands commands;
    private final SentCommands sent;
    private final Backoff backoff;

    CommandWorker(Commands commands, SentCommands sent, Backoff backoff) {
        this.commands = commands;
        this.sent = sent;
        this.backoff = backoff;
    }

    byte[] serve(Catalogue.Command command, JsonNode event, Entry.Exported exported) {
        return QueueTrigger.each(event, delivery -> serve(command, delivery, exported));
    }

    /** Whether the message is done with. */
    private boolean serve(Catalogue.Command command, Delivery delivery, Entry.Exported exported) {
        if (QueueTrigger.isTooLate(command.timeoutSeconds(), exported)) {
            backoff.atOnce(delivery);
            return false;
        }
        try {
            var message = QueuedCommand.read(delivery.body(), command);
            Optional<SentCommand> claimed = claim(command, message);
            return claimed.isEmpty() || run(command, message, claimed.get(), delivery, exported);
        } catch (RuntimeException e) { // the boundary between messages: whatever one does stays with it
            return again(command, delivery, Cause.code(e));
        }
    }

    /**
     * Empty for what is not to be run: it expired, it is answered, or it was sent so long ago that nobody remembers.
     *
     * @throws QueuedCommand.NotACommand if it is not what its sender sent: whoever can write to the queue is not the sender yet
     */
    private Optional<SentCommand> claim(Catalogue.Command command, QueuedCommand message) {
        Optional<SentCommand> noted = sent.find(message.caller(), message.commandId());
        String fingerprint = Fingerprint.of(Catalogue.classOf(command.type()), message.command());
        if (noted.isPresent() && !noted.get().isOf(command, fingerprint)) {
            throw new QueuedCommand.NotACommand();
        }
        return noted.filter(found -> found.outcome() == null).map(sent::claimed).filter(SentCommand::isToRun);
    }

    private boolean run(
            Catalogue.Command command,
            QueuedCommand message,
            SentCommand claimed,
            Delivery delivery,
            Entry.Exported exported) {
        Optional<Problem> left = attempt(command, message, claimed, exported);
        if (left.isPresent() && delivery.attempt() >= command.attempts()) {
            sent.failed(claimed, left.get());
        }
        return left.isEmpty() || again(command, delivery, left.get().type());
    }

    /** The problem that another attempt may do away with; empty when the sender has its answer. */
    private Optional<Problem> attempt(
            Catalogue.Command command, QueuedCommand message, SentCommand claimed, Entry.Exported exported) {
        try {
            Commands.Checked checked = commands.check(command, message.request());
            String json = new String(checked.run(exported), StandardCharsets.UTF_8);
            JsonNode answer = Json.MAPPER.readTree(json);
            if (command.isPending(answer)) {
                return Optional.of(UNFINISHED);
            }
            sent.answered(
                    claimed, command.status(answer), json, checked.invocation().leftTrace());
            return Optional.empty();
        } catch (RuntimeException e) { // as at every door: the sender gets a problem without internals
            return settle(claimed, Problem.of(command.function(), e));
        } catch (IOException e) {
            return settle(claimed, Problem.of(command.function(), new UncheckedIOException(e)));
        }
    }

    private Optional<Problem> settle(SentCommand claimed, Problem problem) {
        if (problem.status() >= 500) {
            return Optional.of(problem);
        }
        sent.refused(claimed, problem);
        return Optional.empty();
    }

    /** Never says why in words: those may hold what is private. */
    private boolean again(Catalogue.Command command, Delivery delivery, String code) {
        LOGGER.warnf(
                "%s: attempt %d of %d is not done: %s",
                command.function(), delivery.attempt(), command.attempts(), code);
        backoff.afterFailure(command.attempts(), delivery);
        return false;
    }
}
