package dev.tense.local.aws;

import java.util.Optional;

/**
 * Stands before the tables and hears of every request that the process of a function makes to them. Open in a usual run; tests
 * take the tables away with it, or end a process in the middle of its work.
 */
public interface TableGate {
    /** Lets everything through. */
    TableGate OPEN = (sender, operation) -> true;

    /** A function and the id of the process of it that asks. */
    record Sender(String function, long process) {}

    /** False answers the request as DynamoDB does when it is not available; the tables hear nothing of it. */
    boolean lets(Sender sender, String operation) throws InterruptedException;

    /** Who signs with an access key; empty for everybody who is not a function. */
    interface Senders {
        Optional<Sender> find(String accessKey);
    }
}
