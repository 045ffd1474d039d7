package dev.tense.local;

import dev.tense.local.aws.TableGate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How to run. Ports may be 0 for any free one. */
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
        Optional<PrintStream> functionLogs,
        TableGate tableGate) {

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
                Optional.empty(),
                TableGate.OPEN);
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
                functionLogs,
                tableGate);
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
                functionLogs,
                tableGate);
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
                functionLogs,
                tableGate);
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
                functionLogs,
                tableGate);
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
                functionLogs,
                tableGate);
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
                functionLogs,
                tableGate);
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
                console,
                tableGate);
    }

    public Options withTableGate(TableGate gate) {
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
                functionLogs,
                gate);
    }
}
