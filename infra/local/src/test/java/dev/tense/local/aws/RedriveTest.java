package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.local.template.Blueprint.Queue;
import dev.tense.local.wire.HttpFront;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator gives back to a queue is there like any other message. */
class RedriveTest {
    private static final List<Queue> QUEUES =
            List.of(new Queue("jobs", Map.of("RedrivePolicy", """
                    {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:jobs-dlq","maxReceiveCount":1}""")), new Queue("jobs-dlq", Map.of()));

    @TempDir
    private Path folder;

    private EmbeddedServices services;
    private AwsClient client;
    private Map<String, FoundAddresses.Queue> queues;

    @BeforeEach
    void start() throws InterruptedException {
        HttpFront front = HttpFront.bind(0);
        services = EmbeddedServices.alone(front, folder, "000000000000");
        client = OtherEndpoint.of(URI.create(front.baseUri()), Map.of()).client();
        queues = new QueueDeployment(client).create(QUEUES);
    }

    @AfterEach
    void stop() {
        services.close();
    }

    @Test
    void what_is_redriven_comes_again_and_what_is_sent_after_that_is_on_disk()
            throws InterruptedException, IOException {
        send("jobs", "poison");
        assertThat(received("jobs")).containsExactly("poison");
        assertThat(received("jobs")).isEmpty(); // it is dead now

        redrive("jobs-dlq");
        send("jobs-dlq", "sent after the redrive");

        assertThat(received("jobs")).containsExactly("poison");
        assertThat(received("jobs-dlq")).containsExactly("sent after the redrive");
        assertThat(Files.readString(folder.resolve("queues/queues.mv.db"), ISO_8859_1))
                .contains("sent after the redrive");
    }

    @Test
    void a_queue_that_takes_nobodys_dead_letters_has_nothing_to_redrive() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> redrive("jobs"))
                .withMessageContaining("Dead Letter Queue");
    }

    @Test
    void a_queue_that_is_not_there_is_said_to_be_missing() {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> client.sqs(
                        "StartMessageMoveTask", Map.of("SourceArn", "arn:aws:sqs:eu-central-1:000000000000:none")))
                .withMessageContaining("ResourceNotFoundException");
    }

    private void redrive(String queue) throws InterruptedException {
        client.sqs(
                "StartMessageMoveTask",
                Map.of("SourceArn", requireNonNull(queues.get(queue)).arn()));
    }

    private void send(String queue, String body) throws InterruptedException {
        client.sqs(
                "SendMessage",
                Map.of("QueueUrl", requireNonNull(queues.get(queue)).url(), "MessageBody", body));
    }

    /** It may be received again at once. */
    private List<String> received(String queue) throws InterruptedException {
        return client.sqs(
                        "ReceiveMessage",
                        Map.of(
                                "QueueUrl",
                                requireNonNull(queues.get(queue)).url(),
                                "MaxNumberOfMessages",
                                10,
                                "VisibilityTimeout",
                                0))
                .path("Messages")
                .findValuesAsText("Body");
    }
}
