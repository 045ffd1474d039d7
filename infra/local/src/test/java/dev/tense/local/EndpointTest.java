package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBench.class)
class EndpointTest {
    @Test
    void a_request_without_a_signature_is_told_to_sign(Bench bench) {
        HttpResponse<String> answer = bench.post(bench.system.awsEndpoint() + "/", "{}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("MissingAuthenticationToken").contains("not signed");
    }

    @Test
    void an_unknown_service_is_named(Bench bench) {
        HttpResponse<String> answer = bench.post(bench.system.awsEndpoint() + "/", "{}", Bench.signed("s3"));
        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("the service s3 is not known here");
    }

    @Test
    void a_presigned_request_names_its_service_in_the_query(Bench bench) {
        String scope = "X-Amz-Credential=TEST%2F20260101%2Feu-central-1%2Fsts%2Faws4_request";
        HttpResponse<String> answer = bench.post(bench.system.awsEndpoint() + "/?" + scope, "Action=GetCallerIdentity");
        assertThat(answer.body()).contains("<Account>000000000000</Account>");
    }

    @Test
    void queue_addresses_lead_back_to_the_endpoint(Bench bench) {
        assertThat(bench.sqs("ListQueues", java.util.Map.of())
                        .path("QueueUrls")
                        .valueStream()
                        .map(com.fasterxml.jackson.databind.JsonNode::asText))
                .contains(bench.queueUrl("test-inbox"));
    }
}
