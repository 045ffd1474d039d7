package dev.tense.local.prove;

import dev.tense.local.Main;
import dev.tense.local.wire.HttpFront;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The local system as a process of its own, with the class path of this one. Killed and started again it has the same data and ports. */
final class SystemProcess implements AutoCloseable {
    /** So that memory can be seen to stay flat. */
    private static final int MOST_MEGABYTES = 768;

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration ORPHANS = Duration.ofSeconds(10);
    /** A checkout that takes longer is given up. */
    static final Duration CHECKOUT_DEADLINE = Duration.ofMinutes(15);

    private static final List<String> SETTINGS = List.of(
            "RetryBackoffSeconds=1",
            "ResumeCheckoutDelaySeconds=15",
            "CheckoutDeadlineSeconds=" + CHECKOUT_DEADLINE.toSeconds());

    private final Path template;
    private final Path folder;
    private final URI functionsEndpoint;
    private final int port = HttpFront.freePort();
    private final int awsPort = HttpFront.freePort();
    private volatile Process process;
    private int starts;

    /** Starts it, and returns when it is ready. */
    SystemProcess(Path template, Path folder, URI functionsEndpoint) {
        this.template = template;
        this.folder = folder;
        this.functionsEndpoint = functionsEndpoint;
        this.process = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    }

    private Process start() {
        Path log = folder.resolve("system-" + ++starts + ".log");
        try {
            Process started = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ready = Patience.until(START, () -> !started.isAlive() || isReady(log));
            if (!ready || !started.isAlive()) {
                started.destroyForcibly();
                throw new GaveUp("the local system does not start; see " + log);
            }
            return started;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new java.util.ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-Xmx" + MOST_MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of("--port", Integer.toString(port), "--aws-port", Integer.toString(awsPort)));
        command.addAll(List.of("--template", template.toString()));
        command.add("--no-auth");
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--functions-endpoint", functionsEndpoint.toString()));
        SETTINGS.forEach(setting -> command.addAll(List.of("--parameter", setting)));
        return command;
    }

    private static boolean isReady(Path log) {
        try {
            return Files.exists(log) && Files.readString(log).contains("ready: ");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    URI api() {
        return URI.create("http://" + HttpFront.HOST + ":" + port);
    }

    URI aws() {
        return URI.create("http://" + HttpFront.HOST + ":" + awsPort);
    }

    Path logs() {
        return folder.resolve("data").resolve("logs");
    }

    synchronized long pid() {
        return process.pid();
    }

    /** Kills it with all it has under way, starts it again, and answers the functions that outlived it. */
    synchronized List<Long> killAndStartAgain() {
        List<Long> survivors = kill();
        process = start();
        return survivors;
    }

    private List<Long> kill() {
        List<ProcessHandle> functions = process.descendants().toList();
        process.destroyForcibly();
        process.onExit().join();
        Patience.until(ORPHANS, () -> functions.stream().noneMatch(ProcessHandle::isAlive));
        return functions.stream()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toList());
    }

    @Override
    public synchronized void close() {
        List<Long> _ = kill();
    }
}
