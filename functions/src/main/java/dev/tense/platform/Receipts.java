package dev.tense.platform;

import dev.tense.messaging.Effect;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import dev.tense.messaging.Unavailable;
import dev.tense.platform.QueueTrigger.Delivered;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Writes down how reactions fare where their own commit or item does not tell: that an attempt failed and why, or that there was
 * nothing to do.
 */
@Singleton
class Receipts {
    static final String DONE = "done";
    static final String RETRYING = "retrying";
    static final String DEAD_LETTERED = "dead-lettered";

    /** The text of a receipt that says how far the reaction is: {@code done}, {@code retrying} or {@code dead-lettered}. */
    static final String STATUS = "status";

    /** The text that holds the code of the last failure. */
    static final String CAUSE = "cause";

    /** The number of attempts so far. */
    static final String ATTEMPTS = "attempts";

    /** A failure has an item of its own: it may be written late, and must not hide that the reaction is done. */
    private static final String FAILURE = "#failure";

    private static final Logger LOGGER = Logger.getLogger(Receipts.class);

    private final Store store;
    private final Log log;

    Receipts(Store store, Log log) {
        this.store = store;
        this.log = log;
    }

    void done(Catalogue.Reaction reaction, Invocation invocation, Delivered message, int attempt) {
        put(reaction, invocation, invocation.name(), message, attempt, Map.of(STATUS, DONE));
    }

    void failed(Catalogue.Reaction reaction, Invocation invocation, Delivered message, int attempt, String cause) {
        String status = attempt >= reaction.attempts() ? DEAD_LETTERED : RETRYING;
        try {
            put(
                    reaction,
                    invocation,
                    invocation.name() + FAILURE,
                    message,
                    attempt,
                    Map.of(STATUS, status, CAUSE, cause));
        } catch (Unavailable e) {
            // What cannot be written is derived later from the age; the failure itself is passed on all the same.
            LOGGER.warnf("could not write the receipt of a failure: %s", Cause.describe(e));
        }
    }

    private void put(
            Catalogue.Reaction reaction,
            Invocation invocation,
            String name,
            Delivered message,
            int attempt,
            Map<String, String> outcome) {
        var texts = new HashMap<>(outcome);
        texts.put("event", message.id());
        var key = new ItemKey(reaction.context() + "#receipt#" + message.id(), name);
        var item = new Item(key, message.subject(), texts, Map.of(ATTEMPTS, (long) attempt));
        store.apply(new Effect.Put(item.receiptOf(invocation.key(), log.now())));
    }
}
