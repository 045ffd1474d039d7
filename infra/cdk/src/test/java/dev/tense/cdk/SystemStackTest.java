package dev.tense.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.sqs.Queue;

/** What comes out for the catalogue that was compiled last. That it is what SAM deploys, scripts/test --infra compares. */
class SystemStackTest {
    private static final Path CATALOGUE = Path.of("../../functions/target/classes/META-INF/tense/catalogue.json");
    private static final Path RIGHTS = Path.of("../rights.json");

    private static Path zip;
    private static SystemStack system;

    @BeforeAll
    static void synthesize(@TempDir Path folder) throws IOException {
        zip = Files.createFile(folder.resolve("function.zip")); // what is in it does not matter here
        system = TenseApp.system(new App(), CATALOGUE, RIGHTS, zip);
    }

    private static Stream<Stack> stacks() {
        return Stream.concat(
                Stream.of(system), Catalogue.read(CATALOGUE).contexts().stream().map(context ->
                        (Stack) system.getNode().findChild(Names.pascal(context) + "Context")));
    }

    /** What is found in nested stacks is kept with the root. */
    private static List<String> findings(Stack stack) {
        Annotations said = Annotations.fromStack(stack);
        return Stream.of(
                        said.findError("*", Match.anyValue()),
                        said.findWarning("*", Match.stringLikeRegexp("(AwsSolutions|Serverless)-.*")))
                .flatMap(List::stream)
                .map(message -> message.getId() + ": " + message.getEntry().getData())
                .toList();
    }

    @Test
    void cdk_nag_finds_nothing_that_is_not_accepted_with_a_reason() {
        assertThat(findings(system)).isEmpty();
    }

    @Test
    void cdk_nag_finds_what_nobody_accepted() {
        var app = new App();
        SystemStack other = TenseApp.system(app, CATALOGUE, RIGHTS, zip);
        Queue.Builder.create((Stack) other.getNode().findChild("OrdersContext"), "Extra")
                .build();

        assertThat(findings(other)).anyMatch(finding -> finding.contains("AwsSolutions-SQS4"));
    }

    @Test
    void the_tables_are_protected_and_the_log_has_a_stream() {
        Template template = Template.fromStack(system);

        template.resourcePropertiesCountIs("AWS::DynamoDB::Table", Map.of("DeletionProtectionEnabled", true), 2);
        template.resourcePropertiesCountIs(
                "AWS::DynamoDB::Table", Map.of("StreamSpecification", Map.of("StreamViewType", "NEW_IMAGE")), 1);
    }

    @Test
    void every_function_of_the_catalogue_is_deployed_once() {
        Catalogue catalogue = Catalogue.read(CATALOGUE);
        List<String> expected = Stream.of(
                        catalogue.commands().stream().map(Catalogue.Command::function),
                        catalogue.reactions().stream().map(Catalogue.Reaction::function),
                        catalogue.queries().stream().map(Catalogue.Query::function),
                        catalogue.system().stream().map(Catalogue.SystemFunction::function))
                .flatMap(functions -> functions)
                .toList();

        assertThat(stacks().flatMap(SystemStackTest::exports)).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Tokens stand for what is not known yet; what they stand for, the comparison with SAM knows. */
    @Test
    void every_version_has_a_description_in_which_parameters_stand() {
        assertThat(stacks().flatMap(stack ->
                        Template.fromStack(stack).findResources("AWS::Lambda::Version").values().stream()))
                .isNotEmpty()
                .allSatisfy(version -> assertThat(at(version, "Properties").get("Description"))
                        .asString()
                        .contains("RetryBackoffSeconds", "CheckoutDeadlineSeconds", "CommandDeadlineSeconds"));
    }

    @Test
    void an_event_that_a_person_must_hear_of_is_counted_wherever_it_is_published_and_wakes_somebody() {
        Template template = Template.fromStack((Stack) system.getNode().findChild("PlatformContext"));

        template.resourcePropertiesCountIs(
                "AWS::Logs::MetricFilter",
                Map.of("FilterPattern", "\"alarm: payments.payment-incident-raised of\""),
                2);
        template.resourcePropertiesCountIs(
                "AWS::CloudWatch::Alarm", Map.of("MetricName", "payments.payment-incident-raised"), 1);
    }

    @Test
    void each_kind_of_entity_that_may_stand_still_has_an_alarm_that_comes_after_those_it_is_over() {
        Template.fromStack(system)
                .findResources("AWS::CloudWatch::CompositeAlarm")
                .values()
                .forEach(alarm -> {
                    assertThat(String.valueOf(alarm.get("DependsOn"))).contains("NestedStack");
                    assertThat(at(alarm, "Properties")).containsKeys("AlarmRule", "AlarmActions", "AlarmDescription");
                });
        Template.fromStack(system).resourceCountIs("AWS::CloudWatch::CompositeAlarm", 4);
    }

    private static Stream<String> exports(Stack stack) {
        return Template.fromStack(stack).findResources("AWS::Lambda::Function").values().stream()
                .map(function -> at(function, "Properties"))
                .map(properties -> at(properties, "Environment"))
                .map(environment -> at(environment, "Variables"))
                .map(variables -> String.valueOf(variables.get("QUARKUS_FUNQY_EXPORT")));
    }

    @SuppressWarnings("unchecked") // a template is maps in maps
    private static Map<String, Object> at(Map<String, Object> map, String key) {
        return (Map<String, Object>) map.get(key);
    }
}
