package dev.tense.messaging;

import java.util.List;
import java.util.Optional;

/** What has been seen of a stream. */
record Stream(StreamId id, List<Commit> commits) {
    Stream {
        commits = List.copyOf(commits);
    }

    long version() {
        return commits.size();
    }

    Stream with(Commit next) {
        return new Stream(
                id,
                java.util.stream.Stream.concat(commits.stream(), java.util.stream.Stream.of(next))
                        .toList());
    }

    /**
     * The commit with the final answer to this command, if the stream holds one.
     *
     * @throws CommandIdReused if the stream holds the command's key with another fingerprint
     */
    Optional<Commit> answerTo(CommandKey key, String fingerprint) {
        for (Commit commit : commits) {
            if (commit.key().equals(key)) {
                same(commit.fingerprint(), fingerprint);
                if (commit.answer() != null) {
                    return Optional.of(commit);
                }
            }
            var root = commit.root();
            if (root != null && root.key().equals(key)) {
                same(root.fingerprint(), fingerprint);
            }
        }
        return Optional.empty();
    }

    private static void same(String stored, String received) {
        if (!stored.equals(received)) {
            throw new CommandIdReused();
        }
    }
}
