package dev.tense.localstack;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * Starts LocalStack, says {@code ready: URL}, and stops it when the process {@code --while PID} ends. With {@code --check} it only
 * says whether it could: 3 is the answer where there is no Docker engine.
 */
public final class Main {
    static final String NO_ENGINE = "There is no Docker engine here, and LocalStack runs in one.";
    private static final int CANNOT_START = 2;
    private static final int NOTHING_TO_START_IN = 3;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println(NO_ENGINE);
            return NOTHING_TO_START_IN;
        }
        return switch (arguments) {
            case List<String> one when one.equals(List.of("--check")) -> 0;
            case List<String> two when two.size() == 2 && two.getFirst().equals("--while") -> start(two.getLast());
            default -> {
                System.err.println("Usage: --check, or --while PID");
                yield CANNOT_START;
            }
        };
    }

    /** Whoever it is for may be gone before it has started, as an image takes minutes to come. */
    private static int start(String pid) {
        Optional<ProcessHandle> whoever = ProcessHandle.of(Long.parseLong(pid));
        if (whoever.isEmpty()) {
            return 0;
        }
        CompletableFuture<Void> _ = whoever.get().onExit().thenRun(() -> System.exit(0));
        try (LocalStackContainer container = LocalStack.container(System.getenv())) {
            container.start();
            System.out.println("ready: " + container.getEndpoint());
            whoever.get().onExit().join();
            return 0;
        } catch (ContainerLaunchException failed) {
            System.err.println("LocalStack does not start (" + LocalStack.image(System.getenv()) + "): "
                    + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
            return CANNOT_START;
        }
    }
}
