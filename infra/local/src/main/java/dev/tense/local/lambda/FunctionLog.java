package dev.tense.local.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What the processes of one function print, in one file that is rotated once. */
final class FunctionLog {
    private static final long LARGEST_BYTES = 10L * 1024 * 1024;

    private final Path file;
    private final String prefix;
    private final Optional<PrintStream> console;

    FunctionLog(Path folder, String function, Optional<PrintStream> console) {
        this.file = folder.resolve(function + ".log");
        this.prefix = "[" + function + "] ";
        this.console = console;
    }

    void follow(InputStream output) {
        Thread.ofPlatform().daemon().name("log-" + file.getFileName()).start(() -> copy(output));
    }

    private void copy(InputStream output) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                write(line);
            }
        } catch (IOException killed) {
            write("(the output ends here: " + killed.getMessage() + ")");
        }
    }

    synchronized void write(String line) {
        console.ifPresent(out -> out.println(prefix + line));
        try {
            if (Files.exists(file) && Files.size(file) > LARGEST_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write the log " + file, full);
        }
    }
}
