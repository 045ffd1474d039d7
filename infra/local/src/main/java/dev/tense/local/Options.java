package dev.tense.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How to run. Ports may be 0 for any free one. Without {@link #withStartCache} functions start slower and the system sooner. */
public record Options(
        Path template,
        Path data,
        int port,
        int awsPort,
        boolean fresh,
        Map<String, String> parameters,
        int memoryMegabytes,
        int processesPerFunction,
        Retries retries,
        boolean startCache,
        Optional<PrintStream> functionLogs) {

    private static final int USUAL_PROCESSES_PER_FUNCTION = 4;

    /** The pauses before a failed asynchronous invocation, and a failed stream batch, is tried again. */
    public record Retries(List<Duration> async, Duration firstOfStream) {
        static final Retries OF_AWS =
                new Retries(List.of(Duration.ofMinutes(1), Duration.ofMinutes(2)), Duration.ofSeconds(1));
    }

    /** The usual settings on any free ports. */
    public static Options of(Path template, Path data) {
        return new Options(
                template,
                data,
                0,
                0,
                false,
                Map.of(),
                Memory.available(),
                USUAL_PROCESSES_PER_FUNCTION,
                Retries.OF_AWS,
                false,
                Optional.empty());
    }

    public Options withPorts(int newPort, int newAwsPort) {
        return new Options(
                template,
                data,
                newPort,
                newAwsPort,
                fresh,
                parameters,
                memoryMegabytes,
                processesPerFunction,
                retries,
                startCache,
                functionLogs);
    }

    public Options withFresh(boolean newFresh) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                newFresh,
                parameters,
                memoryMegabytes,
                processesPerFunction,
                retries,
                startCache,
                functionLogs);
    }

    public Options withParameters(Map<String, String> newParameters) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                newParameters,
                memoryMegabytes,
                processesPerFunction,
                retries,
                startCache,
                functionLogs);
    }

    public Options withMemory(int megabytes) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                parameters,
                megabytes,
                processesPerFunction,
                retries,
                startCache,
                functionLogs);
    }

    public Options withProcessesPerFunction(int most) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                parameters,
                memoryMegabytes,
                most,
                retries,
                startCache,
                functionLogs);
    }

    public Options withRetries(Retries newRetries) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                parameters,
                memoryMegabytes,
                processesPerFunction,
                newRetries,
                startCache,
                functionLogs);
    }

    public Options withFunctionLogs(Optional<PrintStream> console) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                parameters,
                memoryMegabytes,
                processesPerFunction,
                retries,
                startCache,
                console);
    }

    /** A start-up cache costs some seconds once for every build, and halves the start of every function. */
    public Options withStartCache(boolean wanted) {
        return new Options(
                template,
                data,
                port,
                awsPort,
                fresh,
                parameters,
                memoryMegabytes,
                processesPerFunction,
                retries,
                wanted,
                functionLogs);
    }
}
