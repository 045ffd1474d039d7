package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Answer;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import dev.tense.check.schema.Descriptions;
import dev.tense.messaging.Json;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/openapi.yaml} in the eyes of validators that nobody here wrote, and against the catalogue. */
class OpenApiTest {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String LATER = "/content/application~1json/examples/respond-async/value";
    private static final Catalogue CATALOGUE = Samples.committed();
    private static final ObjectNode DOCUMENT = Yaml.read(OpenApiDocument.render(CATALOGUE, Descriptions.load()));
    private static final Validator OFFICIAL = Validator.foreign("openapi-3.1.json");

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
                fault("no title", document -> document.withObject("/info").remove("title")),
                fault(
                        "a status that is none",
                        document -> responses(document)
                                .set("20", responses(document).get("201"))),
                fault(
                        "a response without description",
                        document -> ((ObjectNode) responses(document).get("201")).remove("description")),
                fault(
                        "a parameter in the body",
                        document -> document.withObject("/components/parameters/Prefer")
                                .put("in", "body")),
                fault("a member nobody knows", document -> document.put("webhook", 1)));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> spoil) {
        return Arguments.of(name, spoil);
    }

    private static ObjectNode responses(ObjectNode document) {
        return document.withObject("/paths/~1commands~1place-order/post/responses");
    }

    @Test
    void the_parser_of_swagger_reads_the_document_without_a_word() {
        assertThat(said(DOCUMENT)).isEmpty();
    }

    @Test
    void the_parser_of_swagger_complains_of_a_spoiled_document() {
        ObjectNode spoiled = DOCUMENT.deepCopy();
        spoiled.withObject("/paths/~1commands~1cancel-order/post").put("operationId", "place-order");
        spoiled.withObject("/paths/~1stock~1{sku}/get").remove("parameters");

        assertThat(said(spoiled))
                .anyMatch(word -> word.contains("operationId is repeated"))
                .anyMatch(word -> word.contains("sku"));
    }

    private static List<String> said(ObjectNode document) {
        var options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser()
                .readContents(Yaml.write(document), null, options)
                .getMessages();
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(References.dangling(DOCUMENT)).isEmpty();
    }

    @Test
    void a_reference_into_the_void_is_found() {
        ObjectNode spoiled = DOCUMENT.deepCopy();
        spoiled.withObject("/components/schemas").remove("Sku");

        assertThat(References.dangling(spoiled)).containsOnly("#/components/schemas/Sku");
    }

    @Test
    void every_schema_is_one_in_the_eyes_of_the_metaschema() {
        Validator metaschema =
                Validator.ofSchemas(Json.MAPPER.createObjectNode().put("$schema", DIALECT));
        List<JsonNode> schemas = Stream.concat(
                        DOCUMENT.required("components").required("schemas").valueStream(),
                        DOCUMENT.findValues("schema").stream())
                .toList();

        assertThat(schemas)
                .hasSizeGreaterThan(100)
                .allSatisfy(schema -> assertThat(metaschema.complaints(schema))
                        .as("%s", schema)
                        .isEmpty());
    }

    @Test
    void every_example_is_what_its_schema_says() {
        List<JsonNode> contents = DOCUMENT.findValues("content").stream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(contents).allSatisfy(content -> {
            Validator schema = schema(content.required("schema"));
            examples(content)
                    .forEach(example -> assertThat(schema.complaints(example))
                            .as("%s", example)
                            .isEmpty());
        });
        assertThat(contents.stream().flatMap(OpenApiTest::examples)).hasSizeGreaterThan(50);
    }

    @Test
    void an_example_that_is_not_is_found() {
        JsonNode content = DOCUMENT.at("/paths/~1commands~1place-order/post/requestBody/content/application~1json")
                .deepCopy();
        ((ObjectNode) content.at("/example/items/0")).put("quantity", 0);

        assertThat(schema(content.required("schema")).complaints(content.required("example")))
                .isNotEmpty();
    }

    private static Stream<JsonNode> examples(JsonNode content) {
        return Stream.concat(
                Stream.of(content.path("example")).filter(JsonNode::isObject),
                content.path("examples").valueStream().map(example -> example.required("value")));
    }

    private static Validator schema(JsonNode part) {
        return Validator.of(DOCUMENT, DIALECT, part);
    }

    static List<Command> commands() {
        return CATALOGUE.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_is_answered_with_what_the_catalogue_promises_under_its_status(Command command) {
        JsonNode responses = operation(command).required("responses");
        for (Answer answer : command.answers()) {
            JsonNode golden = Contract.golden(command, answer);
            int status = answer.reasons().getOrDefault(golden.path("reason").asText(), answer.status());
            JsonNode body = responses.required("" + status).at("/content/application~1json/schema");
            assertThat(schema(body).complaints(golden))
                    .as("%s with %d", answer.result(), status)
                    .isEmpty();
        }
    }

    @Test
    void a_reason_goes_with_its_status_and_with_no_other() {
        JsonNode responses = DOCUMENT.at("/paths/~1commands~1place-order/post/responses");
        ObjectNode failed = Json.MAPPER.createObjectNode().put("result", "checkout-failed");

        assertThat(List.of("402", "409"))
                .filteredOn(status -> schema(responses.at("/" + status + "/content/application~1json/schema"))
                        .complaints(failed.put("reason", "OUT_OF_STOCK"))
                        .isEmpty())
                .containsExactly("409");
        assertThat(List.of("402", "409"))
                .filteredOn(status -> schema(responses.at("/" + status + "/content/application~1json/schema"))
                        .complaints(failed.put("reason", "PAYMENT_DECLINED"))
                        .isEmpty())
                .containsExactly("402");
    }

    /** Over HTTP it may stand in the header Idempotency-Key. */
    @ParameterizedTest
    @MethodSource("commands")
    void the_command_id_may_be_missing_in_a_body_and_nothing_else_may(Command command) {
        JsonNode content = operation(command).at("/requestBody/content/application~1json");
        Validator schema = schema(content.required("schema"));
        ObjectNode example = content.required("example").deepCopy();

        assertThat(example.propertyStream()
                        .map(member -> member.getKey())
                        .filter(name -> schema.complaints(example.deepCopy().without(name))
                                .isEmpty()))
                .containsExactly("commandId");
        assertThat(operation(command).required("parameters"))
                .contains(Operations.component("parameters", "IdempotencyKey"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_can_be_sent_for_a_later_answer_unless_it_has_a_secret(Command command) {
        boolean later = operation(command)
                .required("parameters")
                .valueStream()
                .anyMatch(Operations.component("parameters", "Prefer")::equals);

        assertThat(later).isEqualTo(command.secret().isEmpty());
        assertThat(operation(command).at("/responses/202/headers/Location").isMissingNode())
                .isNotEqualTo(later);
    }

    @Test
    void what_is_secret_is_written_and_never_read() {
        JsonNode password = DOCUMENT.at("/components/schemas/RegisterUser/properties/password");

        assertThat(password.path("writeOnly").asBoolean()).isTrue();
        assertThat(password.path("format").asText()).isEqualTo("password");
        assertThat(CATALOGUE.commands().stream()
                        .filter(command -> !command.secret().isEmpty())
                        .map(Command::name))
                .containsExactly("RegisterUser");
        assertThat(DOCUMENT.findValues("writeOnly")).hasSize(1);
    }

    @Test
    void every_route_is_there() {
        var paths = DOCUMENT.required("paths");

        assertThat(CATALOGUE.commands())
                .allSatisfy(command -> assertThat(
                                paths.path("/commands/" + command.function()).has("post"))
                        .isTrue());
        assertThat(CATALOGUE.queries())
                .allSatisfy(query -> assertThat(paths.path(query.path())
                                .path("get")
                                .path("parameters")
                                .size())
                        .isEqualTo(query.parameters().size()));
        assertThat(paths.path("/commands/{commandId}")
                        .path("get")
                        .path("responses")
                        .propertyStream()
                        .map(response -> response.getKey())
                        .toList())
                .containsAll(Set.of("200", "400", "404", "503"));
    }

    @Test
    void a_customer_shows_a_token_and_everybody_else_signs() {
        assertThat(security("/commands/place-order", "post")).isEqualTo("[{\"customer\":[]}]");
        assertThat(security("/commands/add-product", "post")).isEqualTo("[{\"aws\":[\"operator\"]}]");
        assertThat(security("/commands/refund-payment", "post")).isEqualTo("[{\"aws\":[\"service\"]}]");
        assertThat(security("/orders/{orderId}", "get")).isEqualTo("[{\"customer\":[]}]");
        assertThat(security("/internal/orders/{orderId}", "get")).isEqualTo("[{\"aws\":[\"operator\"]}]");
        assertThat(security("/commands/{commandId}", "get")).isEqualTo("[{\"customer\":[]}]");
        assertThat(security("/internal/commands/{commandId}", "get"))
                .isEqualTo("[{\"aws\":[\"operator\"]},{\"aws\":[\"service\"]}]");
    }

    @Test
    void whoever_sends_for_a_later_answer_is_let_in_where_it_will_be() {
        assertThat(lockedOut(DOCUMENT)).isEmpty();
        assertThat(DOCUMENT.findValues("respond-async")).hasSizeGreaterThan(10);
    }

    @Test
    void a_location_that_is_for_others_is_found() {
        ObjectNode spoiled = DOCUMENT.deepCopy();
        spoiled.withObject("/paths/~1internal~1commands~1cancel-order/post/responses")
                .putObject("202")
                .put("$ref", "#/paths/~1commands~1cancel-order/post/responses/202");
        spoiled.withObject("/paths/~1commands~1refund-payment/post/responses/202" + LATER)
                .put("location", "/commands/4f1c2ab0");
        spoiled.withObject("/paths/~1commands~1place-order/post/responses/202" + LATER)
                .put("location", "/internal/commands/4f1c2ab0");

        assertThat(lockedOut(spoiled))
                .containsExactlyInAnyOrder("internal-cancel-order", "refund-payment", "place-order");
    }

    /** The operations that tell a sender of a place which does not let all of their senders in. */
    private static List<String> lockedOut(ObjectNode document) {
        return document.required("paths")
                .valueStream()
                .map(path -> path.path("post"))
                .filter(operation -> later(document, operation).isObject())
                .filter(operation -> !letIn(document, later(document, operation))
                        .containsAll(
                                operation.required("security").valueStream().toList()))
                .map(operation -> operation.path("operationId").asText())
                .toList();
    }

    private static JsonNode later(ObjectNode document, JsonNode operation) {
        JsonNode accepted = operation.path("responses").path("202");
        String reference = accepted.path("$ref").asText();
        return (reference.isEmpty() ? accepted : document.at(reference.substring(1))).at(LATER);
    }

    private static List<JsonNode> letIn(ObjectNode document, JsonNode later) {
        String path = later.required("location").asText().replaceFirst("[^/]*$", "{commandId}");
        return document.required("paths")
                .path(path)
                .path("get")
                .path("security")
                .valueStream()
                .toList();
    }

    private static String security(String path, String method) {
        return DOCUMENT.required("paths")
                .required(path)
                .required(method)
                .required("security")
                .toString();
    }

    /** Whatever the templates route is in the document with the same authorizer, and nothing else is. */
    @Test
    void the_routes_are_those_of_the_templates() {
        Deployment templates = Deployments.ofSam(Samples.root().resolve("infra/sam/template.yaml"));

        assertThat(DOCUMENT.required("paths")
                        .propertyStream()
                        .flatMap(path -> path.getValue()
                                .propertyStream()
                                .map(operation -> "%s %s %s"
                                        .formatted(
                                                operation.getKey().toUpperCase(Locale.ROOT),
                                                path.getKey(),
                                                operation
                                                                .getValue()
                                                                .required("security")
                                                                .get(0)
                                                                .has("customer")
                                                        ? "JWT"
                                                        : "AWS_IAM"))))
                .containsExactlyInAnyOrderElementsOf(templates
                        .ofType("AWS::ApiGatewayV2::Route")
                        .filter(route -> !route.text("RouteKey").equals("$default"))
                        .map(route -> route.text("RouteKey") + " " + route.text("AuthorizationType"))
                        .toList());
    }

    private static JsonNode operation(Command command) {
        return DOCUMENT.required("paths")
                .required("/commands/" + command.function())
                .required("post");
    }
}
