package dev.tense.local.aws;

import java.util.Optional;

/** A function and the id of the process of it that asks. */
public record Sender(String function, long process) {
    /** Who signs with an access key; empty for everybody who is not a function. */
    public interface Register {
        Optional<Sender> find(String accessKey);
    }
}
