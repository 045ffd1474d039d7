package dev.tense.local;

import dev.tense.local.aws.EmbeddedServices;
import dev.tense.local.wire.HttpFront;
import dev.tense.local.wire.PortTaken;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the services alone: an endpoint for DynamoDB, SQS and SNS, with nothing in it until somebody creates it. */
@Command(
        name = "tense-services",
        mixinStandardHelpOptions = true,
        description = "Runs DynamoDB, SQS and SNS alone, as an endpoint for somebody else.")
public final class ServicesMain implements Callable<Integer> {
    private static final int CANNOT_START = 2;

    @Option(
            names = "--aws-port",
            defaultValue = "4566",
            description = "Port of the AWS endpoint (default: ${DEFAULT-VALUE}).")
    private int awsPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where tables, queues and topics are kept (default: a folder in the user's cache).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Start without the data of earlier runs.")
    private boolean fresh;

    @Option(
            names = "--account",
            defaultValue = "000000000000",
            description = "The account in ARNs and in addresses of queues (default: ${DEFAULT-VALUE}).")
    private String account = "";

    @Option(
            names = "--while",
            paramLabel = "PID",
            description = "End when this process does (default: run until it is stopped).")
    private @Nullable Long other;

    private final PrintStream out;

    ServicesMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServicesMain(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            DataFolder folder = DataFolder.take(
                    Optional.ofNullable(data)
                            .orElseGet(() -> DataFolder.usual().resolveSibling("tense-services"))
                            .toAbsolutePath()
                            .normalize(),
                    fresh);
            HttpFront front = HttpFront.bind(awsPort);
            EmbeddedServices services = EmbeddedServices.alone(front, folder.in("aws"), account);
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                services.close();
                folder.close();
                stopped.countDown();
            }));
            if (other != null) {
                endWith(ProcessHandle.of(other));
            }
            out.println("Use it with:  ./scripts/run --endpoint " + front.baseUri());
            out.println("ready: " + front.baseUri());
            stopped.await();
            return 0;
        } catch (PortTaken | StartProblem problem) {
            System.err.println("cannot start: " + problem.getMessage());
            return CANNOT_START;
        }
    }

    private static void endWith(Optional<ProcessHandle> whoever) {
        if (whoever.isEmpty()) {
            System.exit(0);
        }
        CompletableFuture<Void> _ = whoever.get().onExit().thenRun(() -> System.exit(0));
    }
}
