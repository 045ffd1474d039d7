package dev.tense.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import dev.tense.check.deployment.TemplateProblem;
import dev.tense.check.facts.Facts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts/test --infra asks about the CDK app, asked about the committed templates as CDK would have written them. */
class CompareTest {
    private static final Deployment SAM = Deployments.ofSam(Samples.root().resolve("infra/sam/template.yaml"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void the_same_deployment_in_the_words_of_cdk_has_the_same_facts() throws IOException {
        int status = compare(Synthesized.in(folder, SAM));

        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8))
                .isEqualTo("SAM and CDK have the same %d facts.%n"
                        .formatted(Facts.of(SAM).size()));
        assertThat(status).isZero();
    }

    @Test
    void what_differs_is_named_and_so_is_the_rule_that_it_breaks() throws IOException {
        Deployment other = SAM.copy();
        other.resource("orders/CancelOrderQueue").orElseThrow().properties().put("VisibilityTimeout", 30);

        int status = compare(Synthesized.in(folder, other));

        assertThat(err.toString(UTF_8))
                .contains("CDK alone: queue ${SystemName}-cancel-order: VisibilityTimeout = 30")
                .contains("SAM alone: queue ${SystemName}-cancel-order: VisibilityTimeout = ")
                .contains("CDK: ")
                .contains("queue-hides-what-is-at-work");
        assertThat(status).isEqualTo(1);
    }

    static Stream<Map.Entry<String, String>> limits() {
        return Stream.of(
                Map.entry("CheckoutDeadlineSeconds", "MaxValue"),
                Map.entry("CheckoutDeadlineSeconds", "MinValue"),
                Map.entry("CheckoutDeadlineSeconds", "Default"),
                Map.entry("CheckoutDeadlineSeconds", "Type"),
                Map.entry("PaymentProvider", "AllowedValues"),
                Map.entry("CustomerClaim", "AllowedPattern"),
                Map.entry("JwtAudience", "MinLength"));
    }

    /** Whatever one would accept or assume and the other not. */
    @ParameterizedTest
    @MethodSource("limits")
    void a_parameter_that_may_be_something_else_is_named(Map.Entry<String, String> limit) throws IOException {
        Deployment other = SAM.copy();
        other.resource("parameter " + limit.getKey())
                .orElseThrow()
                .properties()
                .put(limit.getValue(), "something else");

        assertThat(compare(Synthesized.in(folder, other))).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .contains(
                        "SAM alone: parameter %s: %s ".formatted(limit.getKey(), limit.getValue()),
                        "CDK alone: parameter %s: %s = something else".formatted(limit.getKey(), limit.getValue()));
    }

    @Test
    void the_parameter_that_cdk_itself_adds_is_none_of_ours() throws IOException {
        Path template = Synthesized.in(folder, SAM);
        Files.writeString(
                template,
                Files.readString(template)
                        .replace("\"SystemName\":", "\"BootstrapVersion\":{\"Type\":\"String\"},\"SystemName\":"));

        assertThat(compare(template)).isZero();
    }

    @Test
    void what_is_missing_is_named() throws IOException {
        int status = compare(Synthesized.in(folder, SAM.without("orders/CancelOrderRoute")));

        assertThat(err.toString(UTF_8)).contains("SAM alone: route POST /commands/cancel-order: ApiId");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void a_nested_template_that_is_no_asset_is_named() throws IOException {
        Path template = Synthesized.in(folder, SAM);
        Files.writeString(folder.resolve("Tense.assets.json"), "{}");

        assertThatThrownBy(() -> compare(template))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("has a template that is no asset");
    }

    @Test
    void a_reference_to_nowhere_is_named() throws IOException {
        Path template = Synthesized.in(folder, SAM);
        Files.writeString(template, Files.readString(template).replace("${LogTable}", "${LogBook}"));

        assertThatThrownBy(() -> compare(template))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("LogBook, which is nowhere");
    }

    @Test
    void without_all_three_arguments_it_says_how_it_is_called() throws IOException {
        assertThat(Compare.run(List.of(), stream(out), stream(err))).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("Usage: ");
    }

    private int compare(Path synthesized) throws IOException {
        return Compare.run(
                List.of(Samples.committedCatalogue().toString(), Samples.root().toString(), synthesized.toString()),
                stream(out),
                stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
