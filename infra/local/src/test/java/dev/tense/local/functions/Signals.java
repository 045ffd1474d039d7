package dev.tense.local.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files through which a test and a function's process talk. */
public final class Signals {
    private Signals() {}

    static Path folder() {
        return Path.of(System.getenv("SIGNALS"));
    }

    static boolean isSet(String name) {
        return Files.exists(folder().resolve(name));
    }

    static void note(String file, String line) {
        try {
            Files.writeString(
                    folder().resolve(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Leaves a file of its own, so that concurrent processes can be counted. */
    static void started(String function) {
        note(
                function + "-started-" + UUID.randomUUID(),
                Long.toString(ProcessHandle.current().pid()));
    }
}
