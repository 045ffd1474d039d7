package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import dev.tense.check.deployment.Resource;
import dev.tense.check.schema.Descriptions;
import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Json;
import dev.tense.messaging.StreamId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/asyncapi.yaml} in the eyes of a validator that nobody here wrote, against real envelopes and the templates. */
class AsyncApiTest {
    /** That of AsyncAPI's own schemas. */
    private static final String DIALECT = "http://json-schema.org/draft-07/schema#";

    private static final Catalogue CATALOGUE = Samples.committed();
    private static final ObjectNode DOCUMENT = Yaml.read(AsyncApiDocument.render(CATALOGUE, Descriptions.load()));
    private static final Validator OFFICIAL = Validator.foreign("asyncapi-3.0.json");
    private static final Deployment TEMPLATES = Deployments.ofSam(Samples.root().resolve("infra/sam/template.yaml"));

    @Test
    void the_official_schema_takes_the_document() {
        assertThat(OFFICIAL.complaints(DOCUMENT)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_official_schema_refuses_a_spoiled_document(String fault, Consumer<ObjectNode> spoil) {
        ObjectNode spoiled = DOCUMENT.deepCopy();
        spoil.accept(spoiled);

        assertThat(OFFICIAL.complaints(spoiled)).isNotEmpty();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no version", document -> document.withObject("/info").remove("version")),
                fault(
                        "an action that is none",
                        document -> document.withObject("/operations/publish-orders")
                                .put("action", "publish")),
                fault(
                        "an operation without channel",
                        document -> document.withObject("/operations/resume-checkout")
                                .remove("channel")),
                fault(
                        "a delay that SQS does not have",
                        document -> document.withObject("/channels/resume-checkout/bindings/sqs/queue")
                                .put("deliveryDelay", 901)),
                fault(
                        "a topic without a name",
                        document -> document.withObject("/channels/orders/bindings/sns")
                                .remove("name")),
                fault(
                        "a schema that is none",
                        document -> document.withObject("/components/schemas/OrderPlaced")
                                .put("type", "order")));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> spoil) {
        return Arguments.of(name, spoil);
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(References.dangling(DOCUMENT)).isEmpty();
    }

    static List<Event> events() {
        return CATALOGUE.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_envelope_as_it_is_published_is_what_its_message_says(Event event) {
        JsonNode payload = DOCUMENT.required("components")
                .required("messages")
                .required(event.name())
                .required("payload");

        assertThat(Validator.of(DOCUMENT, DIALECT, payload).complaints(envelope(event)))
                .isEmpty();
    }

    @Test
    void an_envelope_with_another_event_in_it_is_refused() {
        JsonNode payload = DOCUMENT.at("/components/messages/orders.order-placed.v1/payload");
        Validator placed = Validator.of(DOCUMENT, DIALECT, payload);
        ObjectNode envelope = envelope(event("orders.order-placed.v1"));

        assertThat(placed.complaints(envelope(event("orders.order-cancelled.v1"))))
                .isNotEmpty();
        assertThat(placed.complaints(envelope.deepCopy().put("specversion", "0.3")))
                .isNotEmpty();
        assertThat(placed.complaints(envelope.deepCopy().without("id"))).isNotEmpty();
        assertThat(placed.complaints(envelope)).isEmpty();
    }

    @Test
    void an_envelope_has_the_members_of_the_record_that_readers_get() {
        Stream<String> described = DOCUMENT.at("/components/schemas/Envelope/properties")
                .propertyStream()
                .map(member -> member.getKey());

        assertThat(Stream.concat(described, Stream.of("data")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Envelope.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    private static Event event(String name) {
        return CATALOGUE.events().stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** As publish-events renders it. */
    private static ObjectNode envelope(Event event) {
        var commit = new Commit(
                new StreamId(event.context(), "4f1c2ab09d3e4c5f8a7b6c5d4e3f2a1b"),
                3,
                Instant.parse("2026-11-22T12:00:00.123Z"),
                "PlaceOrder",
                new CommandKey("0123456789abcdef0123456789abcdef"),
                "",
                null,
                null,
                "0123456789abcdef0123456789abcdef",
                null,
                null,
                List.of(new Commit.Recorded(event.name(), Contract.golden(event).toString())),
                List.of(),
                "attempt");
        return Json.parse(Envelopes.of(commit).getFirst().json(), ObjectNode.class);
    }

    @Test
    void every_event_is_sent_to_the_topic_of_its_context() {
        assertThat(CATALOGUE.events())
                .allSatisfy(event -> assertThat(DOCUMENT.required("operations")
                                .required("publish-" + event.context())
                                .required("messages"))
                        .contains(Json.MAPPER
                                .createObjectNode()
                                .put("$ref", "#/channels/%s/messages/%s".formatted(event.context(), event.name()))));
    }

    static List<Reaction> reactions() {
        return CATALOGUE.reactions();
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_queue_is_as_the_templates_deploy_it(Reaction reaction) {
        JsonNode binding = DOCUMENT.required("channels")
                .required(reaction.function())
                .required("bindings")
                .required("sqs");
        Resource deployed = queue(reaction.function());
        JsonNode queue = binding.required("queue");

        assertThat(deployed.text("VisibilityTimeout"))
                .isEqualTo(queue.required("visibilityTimeout").asText());
        assertThat(deployed.text("RedrivePolicy", "maxReceiveCount"))
                .isEqualTo(queue.at("/redrivePolicy/maxReceiveCount").asText());
        assertThat(queue(reaction.function() + "-dlq").text("MessageRetentionPeriod"))
                .isEqualTo(binding.at("/deadLetterQueue/messageRetentionPeriod").asText());
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_subscription_is_as_the_templates_deploy_it(Reaction reaction) {
        JsonNode consumer =
                DOCUMENT.required("operations").required(reaction.function()).at("/bindings/sns/consumers/0");
        Resource queue = queue(reaction.function());
        Resource deployed = TEMPLATES
                .ofType("AWS::SNS::Subscription")
                .filter(subscription -> subscription.text("Endpoint").equals(queue.attribute("Arn")))
                .findFirst()
                .orElseThrow();

        assertThat(deployed.text("FilterPolicyScope"))
                .isEqualTo(consumer.required("filterPolicyScope").asText());
        assertThat(deployed.at("FilterPolicy", "type").get(0)).isEqualTo(consumer.at("/filterPolicy/type"));
        assertThat(deployed.at("FilterPolicy", "data")).isEqualTo(consumer.at("/filterPolicy/data"));
        assertThat(deployed.text("RawMessageDelivery"))
                .isEqualTo(consumer.required("rawMessageDelivery").asText());
    }

    private static Resource queue(String name) {
        return TEMPLATES
                .ofType("AWS::SQS::Queue")
                .filter(queue -> queue.text("QueueName").equals("${SystemName}-" + name))
                .findFirst()
                .orElseThrow();
    }
}
