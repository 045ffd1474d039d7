package dev.tense.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;

class LocalStackTest {
    @Test
    void the_image_is_the_last_one_without_a_token_unless_another_is_named() {
        assertThat(LocalStack.image(Map.of())).isEqualTo("localstack/localstack:4.14.0");
        assertThat(LocalStack.image(Map.of("TENSE_LOCALSTACK_IMAGE", "localstack/localstack-pro:5.0.0")))
                .isEqualTo("localstack/localstack-pro:5.0.0");
        assertThat(LocalStack.image(Map.of("TENSE_LOCALSTACK_IMAGE", ""))).isEqualTo(LocalStack.IMAGE);
    }

    @Test
    void a_token_is_passed_on_and_without_one_there_is_none() {
        assertThat(LocalStack.passedOn(Map.of("LOCALSTACK_AUTH_TOKEN", "ls-abc", "HOME", "/home")))
                .isEqualTo(Map.of("LOCALSTACK_AUTH_TOKEN", "ls-abc"));
        assertThat(LocalStack.passedOn(Map.of())).isEmpty();
    }

    @Test
    void the_container_answers() throws IOException, InterruptedException {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), Main.NO_ENGINE);
        try (LocalStackContainer container = LocalStack.container(System.getenv());
                HttpClient http = HttpClient.newHttpClient()) {
            container.start();

            HttpResponse<String> health = http.send(
                    HttpRequest.newBuilder(container.getEndpoint().resolve("/_localstack/health"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(health.body()).contains("dynamodb", "sns", "sqs");
        }
    }
}
