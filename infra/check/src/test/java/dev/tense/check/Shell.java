package dev.tense.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script as a user would. */
record Shell(Path folder, Map<String, String> environment) {
    /** What it said, standard output and error in one, and its exit code. */
    record Result(int code, String said) {}

    Shell(Path folder) {
        this(folder, Map.of());
    }

    Process start(String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Result run(String input, String... command) throws IOException, InterruptedException {
        Process process = start(command);
        try (var stdin = process.outputWriter()) {
            stdin.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + said);
        }
        return new Result(process.exitValue(), said);
    }
}
