package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBench.class)
class SnsTest {
    private static final String TOPIC = "TopicArn=arn:aws:sns:eu-central-1:000000000000:test-facts";

    @Test
    void a_raw_subscription_gets_what_its_filter_names_with_the_attributes(Bench bench) {
        publish(bench, "first", "raw");
        publish(bench, "second", "other");
        publish(bench, "third", "some-thing");
        List<JsonNode> messages = new java.util.ArrayList<>();
        Eventually.expect(
                () -> {
                    messages.addAll(bench.receive("test-inbox"));
                    return messages;
                },
                all -> assertThat(all).hasSize(2));
        assertThat(messages).extracting(each -> each.path("Body").asText()).containsExactlyInAnyOrder("first", "third");
        assertThat(messages)
                .extracting(each -> each.path("MessageAttributes")
                        .path("type")
                        .path("StringValue")
                        .asText())
                .containsExactlyInAnyOrder("raw", "some-thing");
    }

    @Test
    void a_filter_on_the_body_reads_the_body_and_an_envelope_wraps_it(Bench bench) {
        publish(bench, "{\"kind\":\"letter\",\"n\":1}", "body");
        publish(bench, "{\"kind\":\"parcel\"}", "body");
        publish(bench, "no json", "body");
        Eventually.expect(() -> bench.take("test-letters"), letters -> {
            assertThat(letters).hasSize(1);
            JsonNode envelope = Json.parse(letters.getFirst().getBytes(StandardCharsets.UTF_8))
                    .orElseThrow();
            assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
            assertThat(envelope.path("Message").asText()).isEqualTo("{\"kind\":\"letter\",\"n\":1}");
            assertThat(envelope.path("MessageAttributes")
                            .path("type")
                            .path("Value")
                            .asText())
                    .isEqualTo("body");
        });
    }

    @Test
    void a_batch_names_the_entries_that_a_queue_did_not_take(Bench bench) {
        String topic = created(bench, "half-deaf");
        bench.sqs("CreateQueue", Map.of("QueueName", "here"));
        subscribe(bench, topic, "here", "{\"type\":[\"here\"]}");
        subscribe(bench, topic, "nowhere", "{\"type\":[\"nowhere\"]}");
        HttpResponse<String> answer =
                bench.sns("Action=PublishBatch&TopicArn=" + topic + entry(1, "here") + entry(2, "nowhere"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<Successful><member><Id>id1</Id>")
                .contains("<Failed><member><Id>id2</Id><Code>InternalError</Code>");
        assertThat(bench.take("here")).containsExactly("text 1");
    }

    @Test
    void a_filter_lets_every_version_of_an_event_through_and_no_other_event(Bench bench) {
        String topic = created(bench, "versions");
        bench.sqs("CreateQueue", Map.of("QueueName", "every-version"));
        subscribe(bench, topic, "every-version", "{\"type\":[{\"prefix\":\"orders.order-placed.v\"}]}");
        bench.sns("Action=PublishBatch&TopicArn=" + topic + entry(1, "orders.order-placed.v1")
                + entry(2, "orders.order-placed.v12") + entry(3, "orders.order-placed-late.v1")
                + entry(4, "orders.order-cancelled.v1"));
        assertThat(bench.take("every-version")).containsExactlyInAnyOrder("text 1", "text 2");
    }

    @Test
    void batches_have_the_limits_of_sns(Bench bench) {
        assertThat(bench.sns("Action=PublishBatch&" + TOPIC).body()).contains("<Code>EmptyBatchRequest</Code>");
        StringBuilder eleven = new StringBuilder("Action=PublishBatch&" + TOPIC);
        for (int i = 1; i <= 11; i++) {
            eleven.append(entry(i, "x"));
        }
        assertThat(bench.sns(eleven.toString()).body()).contains("<Code>TooManyEntriesInBatchRequest</Code>");
        assertThat(bench.sns("Action=PublishBatch&" + TOPIC + entry(1, "x")
                                + entry(2, "x").replace("id2", "id1"))
                        .body())
                .contains("<Code>BatchEntryIdsNotDistinct</Code>");
        String half = "y".repeat(140 * 1024);
        HttpResponse<String> tooLong = bench.sns("Action=PublishBatch&" + TOPIC
                + entry(1, "x").replace("text", half) + entry(2, "x").replace("text", half));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("<Code>BatchRequestTooLong</Code>");
    }

    @Test
    void an_unknown_topic_or_action_is_refused_in_the_words_of_sns(Bench bench) {
        HttpResponse<String> answer =
                bench.sns("Action=Publish&Message=x&TopicArn=arn:aws:sns:eu-central-1:000000000000:no");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("<Code>NotFound</Code>");
        assertThat(bench.sns("Action=Shout").body()).contains("<Code>InvalidAction</Code>");
        assertThat(bench.sns("Action=Publish&Message=x&" + TOPIC
                                + "&MessageAttributes.entry.1.Name=n&MessageAttributes.entry.1.Value.DataType=Number"
                                + "&MessageAttributes.entry.1.Value.StringValue=many")
                        .body())
                .contains("<Code>InvalidParameter</Code>");
    }

    @Test
    void topics_and_subscriptions_can_be_listed(Bench bench) {
        assertThat(bench.sns("Action=ListTopics").body())
                .contains("<TopicArn>arn:aws:sns:eu-central-1:000000000000:test-facts<");
        String list = bench.sns("Action=ListSubscriptionsByTopic&" + TOPIC).body();
        assertThat(list).contains("<Endpoint>arn:aws:sqs:eu-central-1:000000000000:test-inbox</Endpoint>");
        String arn = list.replaceAll("(?s).*?<SubscriptionArn>([^<]+)<.*", "$1");
        assertThat(bench.sns("Action=GetSubscriptionAttributes&SubscriptionArn=" + arn)
                        .body())
                .contains("<key>RawMessageDelivery</key>");
    }

    @Test
    void a_subscription_is_changed_attribute_by_attribute_and_never_by_subscribing_again(Bench bench) {
        String topic = created(bench, "changing");
        bench.sqs("CreateQueue", Map.of("QueueName", "changed"));
        String again = subscribe(bench, topic, "changed", "{\"type\":[\"one\"]}");
        assertThat(subscribe(bench, topic, "changed", "{\"type\":[\"one\"]}")).isEqualTo(again);
        HttpResponse<String> other = bench.sns(subscription(topic, "changed", "{\"type\":[\"two\"]}"));
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(other.body()).contains("Subscription already exists with different attributes");

        set(bench, again, "FilterPolicyScope", "MessageBody");
        set(bench, again, "FilterPolicy", "{\"kind\":[\"letter\"]}");
        bench.sns("Action=Publish&TopicArn=" + topic + "&Message=%7B%22kind%22%3A%22letter%22%7D");
        bench.sns("Action=Publish&TopicArn=" + topic + "&Message=%7B%22kind%22%3A%22parcel%22%7D");
        set(bench, again, "FilterPolicy", "{}");
        bench.sns("Action=Publish&TopicArn=" + topic + "&Message=anything");

        assertThat(bench.take("changed")).containsExactlyInAnyOrder("{\"kind\":\"letter\"}", "anything");
        assertThat(bench.sns("Action=SetSubscriptionAttributes&SubscriptionArn=" + again
                                + "&AttributeName=Colour&AttributeValue=red")
                        .body())
                .contains("<Code>InvalidParameter</Code>");
    }

    @Test
    void a_topic_goes_with_its_subscriptions_and_a_queue_can_be_unsubscribed(Bench bench) {
        String topic = created(bench, "passing");
        bench.sqs("CreateQueue", Map.of("QueueName", "left"));
        String arn = subscribe(bench, topic, "left", "{\"type\":[\"any\"]}");
        bench.sns("Action=Unsubscribe&SubscriptionArn=" + arn);
        assertThat(bench.sns("Action=ListSubscriptionsByTopic&TopicArn=" + topic)
                        .body())
                .doesNotContain(arn);
        String second = subscribe(bench, topic, "left", "{\"type\":[\"any\"]}");

        assertThat(bench.sns("Action=DeleteTopic&TopicArn=" + topic).statusCode())
                .isEqualTo(200);

        assertThat(bench.sns("Action=Publish&Message=x&TopicArn=" + topic).statusCode())
                .isEqualTo(404);
        assertThat(bench.sns("Action=ListSubscriptions").body()).doesNotContain(second);
    }

    private static void set(Bench bench, String subscription, String attribute, String value) {
        HttpResponse<String> answer = bench.sns("Action=SetSubscriptionAttributes&SubscriptionArn=" + subscription
                + "&AttributeName=" + attribute + "&AttributeValue="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void publish(Bench bench, String message, String type) {
        HttpResponse<String> answer = bench.sns("Action=Publish&" + TOPIC + "&Message="
                + URLEncoder.encode(message, StandardCharsets.UTF_8) + "&MessageAttributes.entry.1.Name=type"
                + "&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue="
                + type);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String created(Bench bench, String name) {
        assertThat(bench.sns("Action=CreateTopic&Name=" + name).statusCode()).isEqualTo(200);
        return "arn:aws:sns:eu-central-1:000000000000:" + name;
    }

    /** Answers the subscription's ARN. */
    private static String subscribe(Bench bench, String topic, String queue, String filter) {
        HttpResponse<String> answer = bench.sns(subscription(topic, queue, filter));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll("(?s).*<SubscriptionArn>([^<]+)<.*", "$1");
    }

    private static String subscription(String topic, String queue, String filter) {
        return "Action=Subscribe&Protocol=sqs&TopicArn=" + topic
                + "&Endpoint=arn:aws:sqs:eu-central-1:000000000000:" + queue
                + "&Attributes.entry.1.key=RawMessageDelivery&Attributes.entry.1.value=true"
                + "&Attributes.entry.2.key=FilterPolicy&Attributes.entry.2.value="
                + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }

    private static String entry(int number, String type) {
        String prefix = "&PublishBatchRequestEntries.member." + number;
        String attribute = prefix + ".MessageAttributes.entry.1";
        return prefix + ".Id=id" + number + prefix + ".Message=text+" + number + attribute + ".Name=type" + attribute
                + ".Value.DataType=String" + attribute + ".Value.StringValue=" + type;
    }
}
