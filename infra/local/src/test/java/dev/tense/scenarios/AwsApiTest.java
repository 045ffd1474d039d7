package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The AWS endpoint, asked by the AWS SDK. */
@ExtendWith(SharedPlatform.class)
class AwsApiTest {
    @Test
    void a_command_that_is_invoked_answers_as_it_does_over_http_and_is_not_the_one_sent_there(Platform platform) {
        OrderForm order = OrderForm.of("C-DIRECT");

        InvokeResponse answer = invoke(platform, "tense-place-order", order.json());

        assertThat(answer.functionError()).isNull();
        JsonNode json = Reply.parse(answer.payload().asUtf8String());
        assertThat(json.path("result").asText()).isEqualTo("order-placed");
        assertThat(json.path("orderId").asText()).matches("[0-9a-f]{32}");
        assertThat(invoke(platform, "tense-place-order", order.json()).payload())
                .isEqualTo(answer.payload());
        Reply sentToo = platform.place(order);
        assertThat(sentToo.text("result")).isEqualTo("order-placed");
        assertThat(sentToo.orderId())
                .as("another sender's")
                .isNotEqualTo(json.path("orderId").asText());
    }

    @Test
    void a_step_of_the_checkout_is_a_command_of_its_own(Platform platform) {
        OrderForm order = OrderForm.of("C-STEPS");

        InvokeResponse created = invoke(platform, "tense-create-order", order.json());

        JsonNode json = Reply.parse(created.payload().asUtf8String());
        assertThat(json.path("result").asText()).isEqualTo("order-created");
        assertThat(platform.status(json.path("orderId").asText())).isEqualTo("CREATED");
    }

    @Test
    void a_query_that_is_invoked_answers_as_it_does_over_http(Platform platform) {
        InvokeResponse answer = invoke(platform, "tense-get-customer", "{\"customerId\": \"C-NOBODY\"}");

        assertThat(Reply.parse(answer.payload().asUtf8String())).isEqualTo(platform.customer("C-NOBODY"));
    }

    @Test
    void malformed_input_is_a_function_error_with_the_problem_and_nothing_else(Platform platform) {
        String malformed = OrderForm.of("C-DIRECT").json().replace("\"quantity\": 2", "\"quantity\": 0");

        InvokeResponse answer = invoke(platform, "tense-place-order", malformed);

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        JsonNode error = Reply.parse(answer.payload().asUtf8String());
        assertThat(Reply.parse(error.path("errorMessage").asText()))
                .isEqualTo(
                        Reply.parse(platform.command("place-order", malformed).body()));
        assertThat(error.path("stackTrace")).isEmpty();
        assertThat(answer.payload().asUtf8String())
                .doesNotContain(OrderForm.PERSON, "C-DIRECT", "tok_approved", "Entry.java");
    }

    @Test
    void a_reaction_takes_no_plain_input(Platform platform) {
        InvokeResponse answer = invoke(platform, "tense-award-points-on-order-placed", "{}");

        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String()).contains("takes messages from its queue and nothing else");
    }

    @Test
    void every_reaction_has_its_queue_and_its_dead_letter_queue(Platform platform) {
        assertThat(platform.aws.sqs().listQueues().queueUrls())
                .contains(
                        queue(platform, "award-points-on-order-placed"),
                        queue(platform, "award-points-on-order-placed-dlq"),
                        queue(platform, "resume-checkout"),
                        queue(platform, "resume-checkout-dlq"));
        assertThat(platform.aws.lambda().listFunctions().functions())
                .extracting(function -> function.functionName())
                .contains("tense-place-order", "tense-award-points-on-order-placed", "tense-publish-events");
    }

    @Test
    void an_event_that_is_published_by_hand_reaches_its_reactions_once(Platform platform) {
        String topic = platform.topicArn("tense-orders");
        for (int times = 0; times < 2; times++) {
            platform.aws
                    .sns()
                    .publish(request -> request.topicArn(topic)
                            .message(orderPlaced("C-BY-HAND", "ab".repeat(16)))
                            .messageAttributes(Map.of(
                                    "type",
                                    MessageAttributeValue.builder()
                                            .dataType("String")
                                            .stringValue("orders.order-placed.v1")
                                            .build())));
        }

        Eventually.expect(
                () -> platform.customer("C-BY-HAND"),
                customer -> assertThat(customer.path("points").asLong()).isEqualTo(12));
        Eventually.expect(
                () -> platform.customer("C-BY-HAND"),
                customer -> assertThat(customer.path("mails")).hasSize(1));
    }

    private static String orderPlaced(String customer, String order) {
        return """
                {"specversion": "1.0", "id": "order#%s/2/0", "source": "/tense/orders", "type": "orders.order-placed.v1",
                 "subject": "%s", "time": "2026-11-22T12:00:00Z", "datacontenttype": "application/json",
                 "sequence": "0000000002.00", "correlationid": "%s", "causationid": "%s",
                 "traceparent": "00-%s-%s-00",
                 "data": {"orderId": "%s", "customerId": "%s", "items": [{"sku": "BOOK-1", "quantity": 1}],
                          "totalAmount": {"amount": "12.50", "currency": "EUR"},
                          "paymentTransactionId": "ch_by-hand", "occurredAt": "2026-11-22T12:00:00Z"}}""".formatted(order, order, order, order, order, order.substring(16), order, customer);
    }

    private static String queue(Platform platform, String name) {
        return platform.queueUrl("tense-" + name);
    }

    private static InvokeResponse invoke(Platform platform, String function, String payload) {
        return platform.aws
                .lambda()
                .invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    }
}
