package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another service, a process of its own, sends its commands with the client. */
@ExtendWith(SharedPlatform.class)
class SenderTest {
    private static final Path CLIENT = Path.of("..", "..", "client", "target");

    @Test
    void a_sender_whose_function_is_stopped_is_told_and_sends_the_same_command_later(Platform platform)
            throws IOException, InterruptedException {
        long before = platform.stock(Platform.BOOK);
        stop(platform);
        try {
            assertThat(send(platform, "sender-1", 10))
                    .isEqualTo("send again, with the same id: tense-place-order did not run");
        } finally {
            platform.aws.lambda().deleteFunctionConcurrency(request -> request.functionName("tense-place-order"));
        }

        String placed = send(platform, "sender-1", 60);
        assertThat(placed).startsWith("placed ");
        assertThat(send(platform, "sender-1", 60)).isEqualTo(placed);
        assertThat(platform.stock(Platform.BOOK)).isEqualTo(before - 2);
    }

    private static void stop(Platform platform) {
        platform.aws
                .lambda()
                .putFunctionConcurrency(
                        request -> request.functionName("tense-place-order").reservedConcurrentExecutions(0));
    }

    private static String send(Platform platform, String id, int deadlineSeconds)
            throws IOException, InterruptedException {
        String classPath = String.join(
                File.pathSeparator,
                List.of(
                        CLIENT.resolve("test-classes").toString(),
                        CLIENT.resolve("classes").toString(),
                        CLIENT.resolve("lib").resolve("*").toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.tense.client.OrderingService",
                id,
                Integer.toString(deadlineSeconds)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", platform.system.awsEndpoint().toString(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "sender",
                        "AWS_SECRET_ACCESS_KEY", "sender"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return said.strip();
    }
}
