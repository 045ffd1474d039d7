package dev.tense.localstack;

import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.localstack.LocalStackContainer;

/**
 * Starts LocalStack, says {@code ready: URL}, and stops it when the process {@code --while PID} ends. With {@code --check} it only
 * says whether it could.
 */
public final class Main {
    static final String NO_ENGINE = "There is no Docker engine here, and LocalStack runs in one.";
    private static final int CANNOT_START = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            System.err.println(NO_ENGINE);
            return CANNOT_START;
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

    /** Testcontainers removes the container in any case, also when this process is killed. */
    private static int start(String pid) {
        try (LocalStackContainer container = LocalStack.container(System.getenv())) {
            container.start();
            System.out.println("ready: " + container.getEndpoint());
            ProcessHandle.of(Long.parseLong(pid))
                    .ifPresent(process -> process.onExit().join());
            return 0;
        } catch (ContainerLaunchException failed) {
            System.err.println("LocalStack does not start (" + LocalStack.image(System.getenv()) + "): "
                    + String.valueOf(failed.getMessage()).lines().findFirst().orElse(""));
            return CANNOT_START;
        }
    }
}
