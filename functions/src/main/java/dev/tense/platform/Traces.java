package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Item;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reactions left behind in one business process, by the reaction's key.
 *
 * @param finished when a commit with an answer was made by the reaction, or by a command that it sent
 * @param kept     the items that are the effect of a reaction
 * @param receipts what the platform wrote down about attempts
 */
record Traces(Map<String, Instant> finished, Map<String, Item> kept, Map<String, Item> receipts) {
    static Traces of(List<Commit> commits, List<Item> items) {
        var finished = new HashMap<String, Instant>();
        for (Commit commit : commits) {
            if (commit.answer() != null) {
                finished.putIfAbsent(commit.key().value(), commit.at());
                if (commit.causation() != null) {
                    finished.putIfAbsent(commit.causation(), commit.at());
                }
            }
        }
        var kept = new HashMap<String, Item>();
        var receipts = new HashMap<String, Item>();
        for (Item item : items) {
            String reaction = item.texts().get(Item.RECEIPT_OF);
            if (reaction != null) {
                if (!item.texts().containsKey(Receipts.STATUS)) {
                    kept.put(reaction, item);
                } else if (isDone(item)) {
                    receipts.put(reaction, item);
                } else {
                    receipts.putIfAbsent(reaction, item);
                }
            }
        }
        return new Traces(finished, kept, receipts);
    }

    /** When the reaction was done, or null while it is not. */
    @Nullable
    Instant doneAt(String reaction) {
        Instant committed = finished.get(reaction);
        if (committed != null) {
            return committed;
        }
        Item effect = kept.get(reaction);
        if (effect != null) {
            return at(effect);
        }
        Item receipt = receipts.get(reaction);
        return receipt != null && isDone(receipt) ? at(receipt) : null;
    }

    /** How often it was tried, if it is done: the attempts that failed are written down, the one that succeeded is not always. */
    int attemptsWhenDone(String reaction) {
        Item receipt = receipts.get(reaction);
        if (receipt == null) {
            return 1;
        }
        int attempts = (int) receipt.number(Receipts.ATTEMPTS);
        return isDone(receipt) ? attempts : attempts + 1;
    }

    private static boolean isDone(Item receipt) {
        return receipt.text(Receipts.STATUS).equals(Receipts.DONE);
    }

    static Instant at(Item item) {
        return Instant.parse(item.text(Item.RECEIPT_AT));
    }
}
