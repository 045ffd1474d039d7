package dev.tense.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

class OtherEndpointTest {
    private static final URI URL = URI.create("http://localhost:4566");

    @Test
    void without_variables_it_is_test_in_us_east_1() {
        OtherEndpoint endpoint = OtherEndpoint.of(URL, Map.of());

        assertThat(endpoint.region()).isEqualTo("us-east-1");
        assertThat(endpoint.credentials()).isEqualTo(AwsCredentialsIdentity.create("test", "test"));
    }

    @Test
    void region_and_credentials_come_from_the_usual_variables() {
        OtherEndpoint endpoint = OtherEndpoint.of(
                URL,
                Map.of(
                        "AWS_DEFAULT_REGION", "eu-west-1",
                        "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_SESSION_TOKEN", "token"));

        assertThat(endpoint.region()).isEqualTo("eu-west-1");
        assertThat(endpoint.credentials())
                .isEqualTo(AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "secret", "token"));
    }

    @Test
    void aws_region_comes_first_and_an_empty_variable_is_none() {
        assertThat(OtherEndpoint.of(URL, Map.of("AWS_REGION", "eu-north-1", "AWS_DEFAULT_REGION", "eu-west-1"))
                        .region())
                .isEqualTo("eu-north-1");
        assertThat(OtherEndpoint.of(URL, Map.of("AWS_REGION", "")).region()).isEqualTo("us-east-1");
    }

    @Test
    void half_of_the_credentials_is_refused() {
        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> OtherEndpoint.of(URL, Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")))
                .withMessage("of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY only one is set");
    }

    @Test
    void nothing_is_deleted_on_another_machine() {
        HttpFront front = HttpFront.bind(0);
        OtherEndpoint far = OtherEndpoint.of(URI.create("https://sqs.eu-west-1.amazonaws.com"), Map.of());

        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> new OtherServices(front, far, true))
                .withMessageStartingWith("--fresh deletes tables");
        front.close();
    }

    @Test
    void credentials_in_an_address_would_be_shown_and_are_refused() {
        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> OtherEndpoint.of(URI.create("http://key:secret@localhost:4566"), Map.of()))
                .withMessageNotContaining("secret")
                .withMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4566", "4566", "ftp://localhost", "http:///x", "http://localhost?a=b"})
    void what_is_no_address_is_refused(String address) {
        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> OtherEndpoint.of(URI.create(address), Map.of()))
                .withMessageContaining("is no address of an endpoint");
    }

    @Test
    void a_slash_at_the_end_is_the_same_address() {
        assertThat(OtherEndpoint.of(URI.create("http://localhost:4566/"), Map.of())
                        .uri())
                .isEqualTo(URL);
    }
}
