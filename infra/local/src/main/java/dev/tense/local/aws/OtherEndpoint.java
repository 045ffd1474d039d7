package dev.tense.local.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** An endpoint for DynamoDB, SQS and SNS that is not in this process, and who we are there. */
public record OtherEndpoint(URI uri, String region, AwsCredentialsIdentity credentials) {
    private static final String USUAL_REGION = "us-east-1";
    private static final AwsCredentialsIdentity ANYBODY = AwsCredentialsIdentity.create("test", "test");

    /**
     * Takes region and credentials from the variables that every tool for AWS reads.
     *
     * @throws EndpointProblem when the address is none, or the credentials are half there
     */
    public static OtherEndpoint of(URI uri, Map<String, String> environment) {
        return new OtherEndpoint(
                checked(uri),
                value(environment, "AWS_REGION")
                        .or(() -> value(environment, "AWS_DEFAULT_REGION"))
                        .orElse(USUAL_REGION),
                credentials(environment));
    }

    private static URI checked(URI uri) {
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (uri.getRawUserInfo() != null) {
            throw new EndpointProblem(
                    "credentials come from AWS_ACCESS_KEY_ID and so on, and not from the endpoint's address");
        }
        if (!http || uri.getHost() == null || uri.getRawQuery() != null) {
            throw new EndpointProblem(uri + " is no address of an endpoint, such as http://localhost:4566");
        }
        return URI.create(uri.toString().replaceAll("/+$", ""));
    }

    private static AwsCredentialsIdentity credentials(Map<String, String> environment) {
        Optional<String> key = value(environment, "AWS_ACCESS_KEY_ID");
        Optional<String> secret = value(environment, "AWS_SECRET_ACCESS_KEY");
        if (key.isPresent() != secret.isPresent()) {
            throw new EndpointProblem("of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set");
        }
        if (key.isEmpty()) {
            return ANYBODY;
        }
        Optional<String> token = value(environment, "AWS_SESSION_TOKEN");
        return token.isPresent()
                ? AwsSessionCredentialsIdentity.create(key.get(), secret.orElseThrow(), token.get())
                : AwsCredentialsIdentity.create(key.get(), secret.orElseThrow());
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    AwsClient client() {
        return new AwsClient(uri, signature());
    }

    Signature signature() {
        return new SignatureV4(region, credentials);
    }
}
