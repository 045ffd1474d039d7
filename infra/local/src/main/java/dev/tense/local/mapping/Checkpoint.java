package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How far each shard of a stream was read, on disk. */
final class Checkpoint {
    private static final String FINISHED = "finished";
    private final Path file;
    private final Map<String, String> positions = new ConcurrentHashMap<>();

    private Checkpoint(Path file) {
        this.file = file;
    }

    static Checkpoint load(Path file) {
        Checkpoint checkpoint = new Checkpoint(file);
        if (Files.exists(file)) {
            try {
                Json.trusted(Files.readAllBytes(file))
                        .properties()
                        .forEach(each -> checkpoint.positions.put(
                                each.getKey(), each.getValue().asText()));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read the stream position " + file, unreadable);
            }
        }
        return checkpoint;
    }

    boolean isNew() {
        return positions.isEmpty();
    }

    boolean isFinished(String shard) {
        return FINISHED.equals(positions.get(shard));
    }

    Optional<String> position(String shard) {
        return Optional.ofNullable(positions.get(shard));
    }

    void done(String shard, String sequenceNumber) {
        positions.put(shard, sequenceNumber);
        save();
    }

    void finished(String shard) {
        done(shard, FINISHED);
    }

    /** Forgets shards that the stream has forgotten. */
    void keepOnly(Set<String> shards) {
        positions.keySet().retainAll(shards);
    }

    private void save() {
        ObjectNode json = Json.object();
        positions.forEach(json::put);
        Path work = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(work, Json.bytes(json));
            Files.move(work, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the stream position " + file, unwritable);
        }
    }
}
