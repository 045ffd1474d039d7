package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.ServicesMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The embedded services alone, in a process of their own, with another account than ours. It ends with this process. */
final class SecondInstance {
    private static final String READY = "ready: ";
    private static final SecondInstance INSTANCE = new SecondInstance(SharedPlatform.newFolder());

    private final Process process;
    private final Path log;

    private SecondInstance(Path folder) {
        this.log = folder.resolve("output.log");
        try {
            this.process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServicesMain.class.getName(),
                            "--aws-port=0",
                            "--account=111122223333",
                            "--while=" + ProcessHandle.current().pid(),
                            "--data=" + folder.resolve("data"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    static URI uri() {
        List<String> lines = Eventually.expect(
                INSTANCE::lines, seen -> assertThat(seen).as("what it says").anyMatch(line -> line.startsWith(READY)));
        return URI.create(lines.stream()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow()
                .substring(READY.length()));
    }

    private List<String> lines() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the second instance ended; see " + log);
        }
        try {
            return Files.readAllLines(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
