package dev.tense.local;

import dev.tense.local.aws.OtherEndpoint;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** How to run. Ports may be 0 for any free one. Without {@link #withStartCache} functions start slower and the system sooner. */
public final class Options {
    private static final int USUAL_PROCESSES_PER_FUNCTION = 4;

    private final Path template;
    private final Path data;
    private int port = 0;
    private int awsPort = 0;
    private boolean fresh = false;
    private Map<String, String> parameters = Map.of();
    private int memoryMegabytes = Memory.available();
    private int processesPerFunction = USUAL_PROCESSES_PER_FUNCTION;
    private Retries retries = Retries.OF_AWS;
    private boolean startCache = false;
    private Optional<PrintStream> functionLogs = Optional.empty();
    private Optional<URI> functionsEndpoint = Optional.empty();
    private Optional<OtherEndpoint> endpoint = Optional.empty();
    private Optional<Path> code = Optional.empty();
    private Clock clock = Clock.systemUTC();
    private boolean auth = true;

    private Options(Path template, Path data) {
        this.template = template;
        this.data = data;
    }

    /** The pauses before a failed asynchronous invocation, and a failed stream batch, is tried again. */
    public record Retries(List<Duration> async, Duration firstOfStream) {
        static final Retries OF_AWS =
                new Retries(List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), Duration.ofSeconds(1));
    }

    /** The usual settings on any free ports. */
    public static Options of(Path template, Path data) {
        return new Options(template, data);
    }

    /** The same settings but for what the change sets. */
    private Options with(Consumer<Options> change) {
        var copy = new Options(template, data);
        copy.port = port;
        copy.awsPort = awsPort;
        copy.fresh = fresh;
        copy.parameters = parameters;
        copy.memoryMegabytes = memoryMegabytes;
        copy.processesPerFunction = processesPerFunction;
        copy.retries = retries;
        copy.startCache = startCache;
        copy.functionLogs = functionLogs;
        copy.functionsEndpoint = functionsEndpoint;
        copy.endpoint = endpoint;
        copy.code = code;
        copy.clock = clock;
        copy.auth = auth;
        change.accept(copy);
        return copy;
    }

    public Options withPorts(int newPort, int newAwsPort) {
        return with(options -> {
            options.port = newPort;
            options.awsPort = newAwsPort;
        });
    }

    public Options withFresh(boolean wanted) {
        return with(options -> options.fresh = wanted);
    }

    public Options withParameters(Map<String, String> values) {
        return with(options -> options.parameters = Map.copyOf(values));
    }

    public Options withMemory(int megabytes) {
        return with(options -> options.memoryMegabytes = megabytes);
    }

    public Options withProcessesPerFunction(int most) {
        return with(options -> options.processesPerFunction = most);
    }

    public Options withRetries(Retries pauses) {
        return with(options -> options.retries = pauses);
    }

    public Options withFunctionLogs(Optional<PrintStream> console) {
        return with(options -> options.functionLogs = console);
    }

    /** Where functions believe AWS to be, when it is not our own endpoint: something in between, that passes requests on. */
    public Options withFunctionsEndpoint(URI address) {
        return with(options -> options.functionsEndpoint = Optional.of(address));
    }

    /** Whether the HTTP API asks who calls; without, everybody may do everything. */
    public Options withAuth(boolean asked) {
        return with(options -> options.auth = asked);
    }

    /** Where tables, queues and topics are, when they are not in this process. */
    public Options withEndpoint(OtherEndpoint other) {
        return with(options -> options.endpoint = Optional.of(other));
    }

    /** Where functions are unpacked, so that several systems, with data of their own, need one start-up cache between them. */
    public Options withCode(Path folder) {
        return with(options -> options.code = Optional.of(folder));
    }

    /** The clock of the schedules and of what a request proves its sender by; everything else goes by the system's. */
    public Options withClock(Clock other) {
        return with(options -> options.clock = other);
    }

    /** A start-up cache costs some seconds once for every build, and halves the start of every function. */
    public Options withStartCache(boolean wanted) {
        return with(options -> options.startCache = wanted);
    }

    public Path template() {
        return template;
    }

    public Path data() {
        return data;
    }

    public int port() {
        return port;
    }

    public int awsPort() {
        return awsPort;
    }

    public boolean fresh() {
        return fresh;
    }

    public Map<String, String> parameters() {
        return parameters;
    }

    public int memoryMegabytes() {
        return memoryMegabytes;
    }

    public int processesPerFunction() {
        return processesPerFunction;
    }

    public Retries retries() {
        return retries;
    }

    public boolean startCache() {
        return startCache;
    }

    public Optional<PrintStream> functionLogs() {
        return functionLogs;
    }

    public Optional<URI> functionsEndpoint() {
        return functionsEndpoint;
    }

    public boolean auth() {
        return auth;
    }

    public Optional<OtherEndpoint> endpoint() {
        return endpoint;
    }

    public Optional<Path> code() {
        return code;
    }

    public Clock clock() {
        return clock;
    }
}
