package dev.tense.platform;

import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.CommandIdReused;
import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import dev.tense.messaging.Written;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers the commands that were sent for a later answer. A sender finds its own and nobody else's. */
@Singleton
class SentCommands {
    /** Longer than a message can lie in a queue and the dead-letter queue behind it (7 and 14 days). */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String SENT = "sent";
    private static final String TAKEN = "taken";
    private static final String OUTCOME = "outcome";
    private static final String FAILURE = "failure";

    private final Store store;
    private final Log log;
    private final Settings settings;

    SentCommands(Store store, Log log, Settings settings) {
        this.store = store;
        this.log = log;
        this.settings = settings;
    }

    /**
     * Notes that a command is about to be sent. Noting the same one again is fine.
     *
     * @throws CommandIdReused if the sender used the id for something else
     */
    void note(Catalogue.Command command, Commands.Checked checked) {
        var invocation = checked.invocation();
        Instant now = log.now();
        var texts = Map.of(
                SentCommand.FUNCTION, command.function(),
                SentCommand.FINGERPRINT, invocation.fingerprint(),
                SentCommand.DEADLINE, now.plus(settings.commandDeadline()).toString());
        var item = new Item(
                new ItemKey(partition(invocation.caller(), checked.id()), SENT),
                null,
                texts,
                Map.of(SentCommand.EXPIRES_AT, now.plus(KEPT).getEpochSecond()));
        if (store.apply(new Effect.Create(item)) instanceof Written.GuardFailed(Effect any, Item before)
                && (before == null || !isSame(before, item))) {
            throw new CommandIdReused();
        }
    }

    private static boolean isSame(Item before, Item now) {
        return before.text(SentCommand.FUNCTION).equals(now.text(SentCommand.FUNCTION))
                && before.text(SentCommand.FINGERPRINT).equals(now.text(SentCommand.FINGERPRINT));
    }

    /** What is known of a command; empty when this caller sent none under this id. */
    Optional<SentCommand> find(Caller caller, CommandId id) {
        Map<String, Item> items = store.partition(partition(caller, id)).stream()
                .collect(Collectors.toMap(item -> item.key().sort(), Function.identity()));
        return Optional.ofNullable(items.get(SENT))
                .map(sent -> new SentCommand(sent, items.get(TAKEN), items.get(OUTCOME), items.get(FAILURE)));
    }

    /** The same command, settled as expired if nobody took it by its deadline: once told, that stays true. */
    SentCommand settled(SentCommand command) {
        return command.isOverdue(log.now()) ? take(command, SentCommand.EXPIRED) : command;
    }

    /** The same command, claimed for a worker unless its deadline is over or somebody was first. */
    SentCommand claimed(SentCommand command) {
        SentCommand settled = settled(command);
        return settled.taken() == null ? take(settled, SentCommand.CLAIMED) : settled;
    }

    /** Of those who take a command the first one decides; the others see what it wrote. */
    private SentCommand take(SentCommand command, String how) {
        var texts = Map.of(SentCommand.HOW, how, SentCommand.AT, log.now().toString());
        Item taken = beside(command, TAKEN, texts, Map.of());
        Item inTheWay = store.apply(new Effect.Create(taken)) instanceof Written.GuardFailed(Effect any, Item found)
                ? found
                : null;
        return command.takenAs(inTheWay != null ? inTheWay : taken);
    }

    /**
     * Keeps what the sender is told for good.
     *
     * @param committed whether the log has the answer: it then counts more than one that a second worker could not commit
     */
    void answered(SentCommand command, int httpStatus, String answer, boolean committed) {
        Item item = beside(command, OUTCOME, Map.of(SentCommand.ANSWER, answer), Map.of(SentCommand.HTTP_STATUS, (long)
                httpStatus));
        store.apply(committed ? new Effect.Put(item) : new Effect.Create(item));
    }

    /** Keeps a problem that trying again cannot change. */
    void refused(SentCommand command, Problem problem) {
        store.apply(new Effect.Create(beside(command, OUTCOME, Map.of(SentCommand.PROBLEM, problem.json()), Map.of())));
    }

    /** Keeps why the last attempt failed. */
    void failed(SentCommand command, Problem problem) {
        store.apply(new Effect.Put(beside(command, FAILURE, Map.of(SentCommand.PROBLEM, problem.json()), Map.of())));
    }

    /** A further item of the same command, forgotten together with it. */
    private static Item beside(SentCommand command, String sort, Map<String, String> texts, Map<String, Long> numbers) {
        var all = new HashMap<>(numbers);
        all.put(SentCommand.EXPIRES_AT, command.sent().number(SentCommand.EXPIRES_AT));
        return new Item(new ItemKey(command.sent().key().partition(), sort), null, texts, all);
    }

    private static String partition(Caller caller, CommandId id) {
        return "platform#command#" + CommandKey.ofSent(caller, id).value();
    }
}
