package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS endpoint, asked by the AWS command line where there is one. */
@ExtendWith(SharedPlatform.class)
class AwsCliTest {
    @TempDir
    private Path folder;

    private record Ran(int code, String output) {}

    @Test
    void the_command_line_invokes_lists_scans_and_publishes(Platform platform) throws IOException {
        assumeTrue(isInstalled(), "there is no aws command on this machine");
        OrderForm order = OrderForm.of("C-CLI");
        Path payload = Files.writeString(folder.resolve("order.json"), order.json());
        Path answer = folder.resolve("answer.json");

        String invoked = aws(
                platform,
                "lambda",
                "invoke",
                "--function-name",
                "tense-place-order",
                "--payload",
                "fileb://" + payload,
                answer.toString());

        assertThat(Reply.parse(invoked).path("StatusCode").asInt()).isEqualTo(200);
        String orderId = Reply.parse(Files.readString(answer)).path("orderId").asText();
        assertThat(platform.status(orderId)).isEqualTo("PLACED");
        assertThat(aws(platform, "sqs", "list-queues")).contains(platform.queueUrl("tense-resume-checkout-dlq"));
        assertThat(aws(platform, "dynamodb", "scan", "--table-name", "tense-log"))
                .contains("order#" + orderId);
        assertThat(Reply.parse(aws(
                                platform,
                                "sns",
                                "publish",
                                "--topic-arn",
                                platform.topicArn("tense-orders"),
                                "--message",
                                "nobody listens to this"))
                        .path("MessageId")
                        .asText())
                .isNotEmpty();
    }

    private String aws(Platform platform, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("aws", "--endpoint-url", platform.system.awsEndpoint().toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        Ran ran = run(command);
        assertThat(ran.code()).as(ran.output()).isZero();
        return ran.output();
    }

    private boolean isInstalled() {
        try {
            return run(List.of("aws", "--version")).code() == 0;
        } catch (UncheckedIOException noSuchCommand) {
            return false;
        }
    }

    private Ran run(List<String> command) {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "scenarios",
                        "AWS_SECRET_ACCESS_KEY", "scenarios",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_CONFIG_FILE", folder.resolve("no-config").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE",
                                folder.resolve("no-credentials").toString(),
                        "AWS_PAGER", ""));
        try {
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(command + " does not end");
            }
            return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }
}
