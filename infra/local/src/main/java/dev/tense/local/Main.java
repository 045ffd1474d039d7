package dev.tense.local;

import dev.tense.local.aws.EndpointProblem;
import dev.tense.local.aws.OtherEndpoint;
import dev.tense.local.template.TemplateProblem;
import dev.tense.local.wire.PortTaken;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "tense-local",
        mixinStandardHelpOptions = true,
        description = "Runs the generated templates on this machine, without Docker and without AWS.")
public final class Main implements Callable<Integer> {
    private static final int CANNOT_START = 2;

    @Option(names = "--port", defaultValue = "8080", description = "Port of the HTTP API (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--aws-port",
            defaultValue = "4566",
            description = "Port of the AWS endpoint (default: ${DEFAULT-VALUE}).")
    private int awsPort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where tables, queues and logs are kept (default: the user's cache folder).")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Start without the data of earlier runs.")
    private boolean fresh;

    @Option(names = "--logs", description = "Show the functions' logs, each line with the function's name.")
    private boolean logs;

    @Option(
            names = "--no-auth",
            description = "Let everybody do everything through the HTTP API. For this machine alone.")
    private boolean noAuth;

    @Option(
            names = "--functions-endpoint",
            paramLabel = "URL",
            description =
                    "Where functions send their AWS requests, to be passed on from there (default: the AWS endpoint).")
    private @Nullable URI functionsEndpoint;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Keep tables, queues and topics at this AWS-compatible endpoint instead of in this process."
                    + " Region and credentials come from the usual environment variables.")
    private @Nullable URI endpoint;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the template; may be repeated.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--template",
            paramLabel = "FILE",
            defaultValue = "infra/sam/template.yaml",
            description = "The template (default: ${DEFAULT-VALUE}).")
    private Path template = Path.of("infra/sam/template.yaml");

    @Option(
            names = "--memory",
            paramLabel = "MEGABYTES",
            description = "Memory for all function processes together (default: half of what is free).")
    private @Nullable Integer memory;

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main(System.out)).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Options options = options();
            LocalSystem system = LocalSystem.start(options, line -> out.println("  " + line));
            CountDownLatch stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                system.close();
                stopped.countDown();
            }));
            out.println("HTTP API:     " + system.baseUri());
            out.println("AWS endpoint: " + system.awsEndpoint());
            if (noAuth) {
                out.println("WITHOUT AUTHORIZATION: whoever reaches the HTTP API may do everything (--no-auth).");
            }
            options.endpoint()
                    .ifPresent(other -> out.println("Working at:   %s (region %s, account %s)"
                            .formatted(other.uri(), other.region(), system.account())));
            out.println("ready: " + system.baseUri());
            stopped.await();
            return 0;
        } catch (PortTaken | StartProblem | EndpointProblem | TemplateProblem problem) {
            System.err.println("cannot start: " + problem.getMessage() + hint(problem));
            return CANNOT_START;
        }
    }

    private static String hint(RuntimeException problem) {
        return problem instanceof PortTaken ? "; choose others with --port and --aws-port" : "";
    }

    private Options options() {
        Path folder = Optional.ofNullable(data)
                .orElseGet(DataFolder::usual)
                .toAbsolutePath()
                .normalize();
        Options options = Options.of(template.toAbsolutePath().normalize(), folder)
                .withPorts(port, awsPort)
                .withFresh(fresh)
                .withAuth(!noAuth)
                .withStartCache(true)
                .withParameters(parameters)
                .withMemory(Optional.ofNullable(memory).orElseGet(Memory::available))
                .withFunctionLogs(logs ? Optional.of(out) : Optional.empty());
        if (endpoint != null) {
            options = options.withEndpoint(OtherEndpoint.of(endpoint, System.getenv()));
        }
        return functionsEndpoint == null ? options : options.withFunctionsEndpoint(functionsEndpoint);
    }
}
