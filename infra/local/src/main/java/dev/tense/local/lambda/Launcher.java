package dev.tense.local.lambda;

import dev.tense.local.template.Blueprint.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds the command line and the environment of a function's process. */
final class Launcher {
    /** What a process may see of the surroundings; everything else comes from the template. */
    private static final Set<String> INHERITED =
            Set.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "LANG", "LC_ALL", "TZ", "SystemRoot");

    private static final int LARGEST_HEAP_MEGABYTES = 256;

    private final String awsEndpoint;
    private final String region;
    private final String runtimeApiAddress;

    Launcher(String awsEndpoint, String region, String runtimeApiAddress) {
        this.awsEndpoint = awsEndpoint;
        this.region = region;
        this.runtimeApiAddress = runtimeApiAddress;
    }

    Process start(Function function, Code code, Sandbox.Identity identity) {
        List<String> cache = Files.exists(code.startCache()) ? List.of("-XX:AOTCache=" + code.startCache()) : List.of();
        ProcessBuilder builder = builder(function, code, identity);
        builder.command(command(code, function, cache)).redirectErrorStream(true);
        return start(builder, function);
    }

    /** Starts a process that loads its handler, writes the start-up cache and ends. */
    Process train(Function function, Code code, Path cache, Path log) {
        ProcessBuilder builder = builder(function, code, new Sandbox.Identity("training", "LOCALTRAINING"));
        List<String> command = command(code, function, List.of("-XX:AOTCacheOutput=" + cache));
        command.add("--load-only");
        builder.command(command).redirectErrorStream(true).redirectOutput(log.toFile());
        return start(builder, function);
    }

    private ProcessBuilder builder(Function function, Code code, Sandbox.Identity identity) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.directory(code.folder().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.putAll(environment(function, code, identity));
        return builder;
    }

    private static Process start(ProcessBuilder builder, Function function) {
        try {
            return builder.start();
        } catch (IOException cannot) {
            throw new UncheckedIOException("cannot start a process for " + function.name(), cannot);
        }
    }

    private static List<String> command(Code code, Function function, List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(more);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:aot=error,cds=error",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + Math.min(LARGEST_HEAP_MEGABYTES, function.memoryMegabytes()) + "m",
                "-cp",
                code.classPath(),
                BootstrapJar.MAIN_CLASS));
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Map<String, String> environment(Function function, Code code, Sandbox.Identity identity) {
        Map<String, String> environment = new java.util.LinkedHashMap<>(function.environment());
        environment.putAll(Map.of(
                "AWS_REGION",
                region,
                "AWS_DEFAULT_REGION",
                region,
                "AWS_ACCESS_KEY_ID",
                identity.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                "local",
                "AWS_ENDPOINT_URL",
                awsEndpoint,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                awsEndpoint,
                "QUARKUS_SQS_ENDPOINT_OVERRIDE",
                awsEndpoint,
                "QUARKUS_SNS_ENDPOINT_OVERRIDE",
                awsEndpoint));
        environment.putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                runtimeApiAddress + "/sandbox/" + identity.token(),
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "$LATEST",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.memoryMegabytes()),
                "AWS_LAMBDA_LOG_GROUP_NAME",
                "/aws/lambda/" + function.name(),
                "AWS_EXECUTION_ENV",
                "AWS_Lambda_java25",
                "LAMBDA_TASK_ROOT",
                code.folder().toString(),
                "_HANDLER",
                function.handler()));
        return environment;
    }
}
