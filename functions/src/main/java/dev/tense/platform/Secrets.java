package dev.tense.platform;

import dev.tense.messaging.Unavailable;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What must not be in a template, read from AWS Secrets Manager. Nothing of it is loaded before the first read. */
@Singleton
public class Secrets {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * The text of a secret.
     *
     * @param name its name or ARN
     * @throws Unavailable when it cannot be read: there is none, we have no right to it, or nobody answers
     */
    public String read(String name) {
        try (var client = SecretsManagerClient.builder()
                .overrideConfiguration(options -> options.apiCallTimeout(PATIENCE))
                .build()) {
            return client.getSecretValue(request -> request.secretId(name)).secretString();
        } catch (SdkException e) {
            throw new Unavailable("secrets", e);
        }
    }
}
