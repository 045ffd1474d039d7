package dev.tense.localstack;

import java.util.Map;
import java.util.Optional;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Which LocalStack is started, and with what. */
final class LocalStack {
    /** The last one that starts without a token. */
    static final String IMAGE = "localstack/localstack:4.14.0";

    private static final String OTHER_IMAGE = "TENSE_LOCALSTACK_IMAGE";
    private static final String TOKEN = "LOCALSTACK_AUTH_TOKEN";

    private LocalStack() {}

    static String image(Map<String, String> environment) {
        return value(environment, OTHER_IMAGE).orElse(IMAGE);
    }

    static LocalStackContainer container(Map<String, String> environment) {
        DockerImageName name =
                DockerImageName.parse(image(environment)).asCompatibleSubstituteFor("localstack/localstack");
        return new LocalStackContainer(name).withEnv(passedOn(environment));
    }

    /** What the container sees of our surroundings. */
    static Map<String, String> passedOn(Map<String, String> environment) {
        return value(environment, TOKEN).map(token -> Map.of(TOKEN, token)).orElse(Map.of());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
