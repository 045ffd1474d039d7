package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamTemplatesTest {
    private static final Pattern REFERENCE = Pattern.compile("!Ref (\\w+)|!GetAtt (\\w+)|\\$\\{(\\w+)}");

    static Stream<Map.Entry<String, String>> templates() {
        return new SamTemplates(Samples.committed(), Samples.RIGHTS).render().entrySet().stream();
    }

    @Test
    void the_tables_survive_the_stack_and_can_be_restored() {
        Stack root = Stack.root(Samples.sample());

        assertThat(root.ofType("AWS::DynamoDB::Table"))
                .containsExactly("LogTable", "StateTable")
                .allSatisfy(table -> {
                    assertThat(root.at("Resources", table, "DeletionPolicy")).isEqualTo("RetainExceptOnCreate");
                    assertThat(root.at("Resources", table, "UpdateReplacePolicy"))
                            .isEqualTo("Retain");
                    assertThat(root.property(table, "BillingMode")).isEqualTo("PAY_PER_REQUEST");
                    assertThat(root.property(table, "PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled"))
                            .isEqualTo(true);
                });
        assertThat(root.property("LogTable", "StreamSpecification", "StreamViewType"))
                .isEqualTo("NEW_IMAGE");
    }

    @Test
    void only_state_items_that_say_so_are_ever_forgotten() {
        Stack root = Stack.root(Samples.sample());

        assertThat(root.property("StateTable", "TimeToLiveSpecification"))
                .isEqualTo(Map.of("AttributeName", "expiresAt", "Enabled", true));
        assertThat(root.names("Resources", "LogTable", "Properties")).doesNotContain("TimeToLiveSpecification");
    }

    @Test
    void the_root_passes_each_context_exactly_the_parameters_it_declares() {
        Stack root = Stack.root(Samples.committed());

        assertThat(Stack.contexts(Samples.committed()).entrySet()).allSatisfy(context -> {
            Map<?, ?> passed = (Map<?, ?>) root.property(Names.pascal(context.getKey()) + "Context", "Parameters");
            Map<?, ?> declared = (Map<?, ?>) context.getValue().at("Parameters");
            assertThat(passed.keySet()).isEqualTo(declared.keySet());
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_reference_has_something_it_refers_to_and_every_parameter_is_used(Map.Entry<String, String> template) {
        Stack stack = Stack.parse(template.getValue());
        Map<?, ?> parameters = (Map<?, ?>) stack.at("Parameters");
        List<String> references = REFERENCE
                .matcher(template.getValue())
                .results()
                .map(found -> Stream.of(1, 2, 3)
                        .map(found::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow())
                .toList();

        assertThat(references)
                .allMatch(name ->
                        parameters.containsKey(name) || stack.resources().containsKey(name));
        assertThat(parameters.keySet()).allMatch(references::contains);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_template_says_first_that_it_is_generated(Map.Entry<String, String> template) {
        assertThat(template.getValue())
                .startsWith("# Generated from the catalogue by scripts/generate; do not edit.\n");
    }
}
