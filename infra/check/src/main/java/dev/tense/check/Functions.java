package dev.tense.check;

import static dev.tense.check.Names.pascal;

import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.Catalogue.SystemFunction;
import dev.tense.check.SamView.Condition;
import dev.tense.check.SamView.Function;
import dev.tense.check.SamView.Queue;
import dev.tense.check.SamView.Schedule;
import dev.tense.check.SamView.Stream;
import dev.tense.check.SamView.Subscription;
import dev.tense.check.SamView.TableAccess;
import dev.tense.check.SamView.Topic;
import dev.tense.check.rights.Right;
import java.util.List;
import java.util.stream.Collectors;

/** The functions of the catalogue as the templates see them. */
final class Functions {
    private static final int QUERY_TIMEOUT_SECONDS = 10;
    private static final int ROUTE_TIMEOUT_SECONDS = 10;
    private static final int PUBLISHING_TIMEOUT_SECONDS = 60;
    private static final int LOG_READING_TIMEOUT_SECONDS = 300;
    private static final String RECONCILING_RATE = "rate(1 hour)";
    private static final int VISIBILITY_PER_TIMEOUT = 6;
    private static final int MESSAGES_PER_BATCH = 10;

    private Functions() {}

    static Function of(Command command, boolean movesMoney) {
        return Function.of(command.function(), "Command " + command.name(), command.timeoutSeconds())
                .movingMoney(movesMoney)
                .behind(Routes.of(command))
                .withQueue(command.isQueueable() ? queue(command) : null);
    }

    /** One message at a time: a sender waits for each, and what ends a function ends one attempt of one command. */
    private static Queue queue(Command command) {
        return new Queue(1, command.attempts(), VISIBILITY_PER_TIMEOUT * command.timeoutSeconds(), "0", null);
    }

    static Function of(Query query) {
        return Function.of(query.function(), "Query GET " + query.path(), QUERY_TIMEOUT_SECONDS)
                .behind(Routes.of(query));
    }

    static Function of(Reaction reaction, String publisher, boolean movesMoney) {
        return Function.of(reaction.function(), "Reaction to " + reaction.event(), reaction.timeoutSeconds())
                .movingMoney(movesMoney)
                .withQueue(queue(reaction, publisher));
    }

    /** One that sends commands gets one message at a time: it may wait long, and what is given back has lost an attempt. */
    private static Queue queue(Reaction reaction, String publisher) {
        var conditions = reaction.when().entrySet().stream()
                .map(wanted -> new Condition(wanted.getKey(), wanted.getValue()))
                .toList();
        return new Queue(
                reaction.sends().isEmpty() ? MESSAGES_PER_BATCH : 1,
                reaction.attempts(),
                VISIBILITY_PER_TIMEOUT * reaction.timeoutSeconds(),
                reaction.delaySeconds() == 0 ? "0" : "!Ref " + delayParameter(reaction),
                new Subscription(
                        pascal(publisher),
                        Names.versions(reaction.event()),
                        conditions,
                        reaction.leadsOn() ? reaction.stream() : null));
    }

    /**
     * {@code publisher} is the id of the function that publishes from the log's stream, {@code replayed} are the reactions that
     * take part in replays.
     */
    static Function of(SystemFunction system, String publisher, List<Topic> topics, List<String> replayed) {
        String function = system.function();
        return switch (system.trigger()) {
            case LOG_STREAM ->
                Function.of(function, "From the log's stream to the topics", PUBLISHING_TIMEOUT_SECONDS)
                        .with(new Stream(topics));
            case COMMAND_STATUS ->
                Function.of(
                                function,
                                "How a command stands that was sent for a later answer; one that nobody began in time is marked as expired",
                                ROUTE_TIMEOUT_SECONDS)
                        .behind(Routes.ofCommandStatus(function));
            case UNMATCHED_ROUTE ->
                Function.of(function, "Whatever no other route matches", ROUTE_TIMEOUT_SECONDS)
                        .behind(Routes.otherwise(function));
            case SCHEDULE ->
                Function.of(
                                function,
                                "From the log to the topics once more, where the stream may have lost something",
                                LOG_READING_TIMEOUT_SECONDS)
                        .with(new Schedule(RECONCILING_RATE, publisher, topics));
            case REQUEST ->
                Function.of(
                                function,
                                "From the log to the queue of one reaction, when a person asks for it",
                                LOG_READING_TIMEOUT_SECONDS)
                        .replaying(replayed);
        };
    }

    static TableAccess of(Right right) {
        return switch (right.on()) {
            case LOG -> access(right, "Log", "!Ref LogTableArn");
            case STATE -> access(right, "State", "!Ref StateTableArn");
            case SUBJECTS -> access(right, "Subjects", "!Sub ${StateTableArn}/index/by-subject");
        };
    }

    private static TableAccess access(Right right, String where, String resource) {
        String keys = right.keys().stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
        return new TableAccess(right.action() + "In" + where, right.action(), resource, keys);
    }

    static String delayParameter(Reaction reaction) {
        return pascal(reaction.function()) + "DelaySeconds";
    }
}
