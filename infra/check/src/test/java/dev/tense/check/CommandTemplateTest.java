package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Stack.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out for each command of the committed catalogue. */
class CommandTemplateTest {
    static List<Command> queueable() {
        return Samples.committed().commands().stream()
                .filter(Command::isQueueable)
                .toList();
    }

    private static Stack stack(Catalogue catalogue, String context) {
        return Objects.requireNonNull(Stack.contexts(catalogue).get(context));
    }

    private static Stack stack(Command command) {
        return stack(Samples.committed(), command.context());
    }

    @ParameterizedTest
    @MethodSource("queueable")
    void a_command_has_an_encrypted_queue_with_a_dead_letter_queue_behind_it(Command command) {
        Stack stack = stack(command);
        String id = Names.pascal(command.function());

        assertThat(stack.property(id + "Queue"))
                .isEqualTo(Map.of(
                        "QueueName",
                        "!Sub ${SystemName}-" + command.function(),
                        "DelaySeconds",
                        0,
                        "VisibilityTimeout",
                        6 * command.timeoutSeconds(),
                        "MessageRetentionPeriod",
                        7 * 24 * 60 * 60,
                        "SqsManagedSseEnabled",
                        true,
                        "RedrivePolicy",
                        Map.of(
                                "deadLetterTargetArn",
                                "!GetAtt %sDeadLetterQueue.Arn".formatted(id),
                                "maxReceiveCount",
                                command.attempts())));
        assertThat(stack.property(id + "DeadLetterQueue"))
                .isEqualTo(Map.of(
                        "QueueName",
                        "!Sub ${SystemName}-%s-dlq".formatted(command.function()),
                        "MessageRetentionPeriod",
                        14 * 24 * 60 * 60,
                        "SqsManagedSseEnabled",
                        true));
    }

    @ParameterizedTest
    @MethodSource("queueable")
    void a_command_takes_one_message_at_a_time_and_reports_whether_it_failed(Command command) {
        String id = Names.pascal(command.function());

        assertThat(stack(command).property(id + "Function", "Events"))
                .isEqualTo(Map.of(
                        "Deliveries",
                        Map.of(
                                "Type",
                                "SQS",
                                "Properties",
                                Map.of(
                                        "Queue",
                                        "!GetAtt %sQueue.Arn".formatted(id),
                                        "BatchSize",
                                        1,
                                        "FunctionResponseTypes",
                                        List.of("ReportBatchItemFailures"),
                                        "ScalingConfig",
                                        Map.of("MaximumConcurrency", 10)))));
        assertThat(stack(command).property(id + "Function", "Environment", "Variables", "TENSE_QUEUE_URL"))
                .isEqualTo("!Ref %sQueue".formatted(id));
    }

    /** No topic, no replay and no other function can bring a command: whatever is in its queue, a sender sent. */
    @ParameterizedTest
    @MethodSource("queueable")
    void nobody_but_the_command_itself_may_send_to_its_queue(Command command) {
        String id = Names.pascal(command.function());
        String queue = "!GetAtt %sQueue.Arn".formatted(id);

        assertThat(stack(command).statements(id + "Role"))
                .contains(new Statement(List.of("sqs:SendMessage"), List.of(queue)));
        assertThat(stack(command).names("Resources")).doesNotContain(id + "Subscription");
        assertThat(stack(command).property(id + "QueuePolicy", "PolicyDocument", "Statement"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .allSatisfy(statement ->
                        assertThat(((Map<?, ?>) statement).get("Effect")).isEqualTo("Deny"));
        assertThat(Stack.contexts(Samples.committed()).values())
                .allSatisfy(stack -> assertThat(stack.ofType("AWS::IAM::Role"))
                        .filteredOn(role -> !role.equals(id + "Role"))
                        .allSatisfy(role -> assertThat(stack.statements(role))
                                .noneMatch(statement -> statement.resources().contains(queue))));
    }

    @Test
    void a_command_with_a_secret_has_no_queue_and_no_right_to_one() {
        Catalogue catalogue =
                Samples.sampleWith(sample -> sample.withArray("commands").forEach(command -> {
                    if (command.path("name").asText().equals("PlaceOrder")) {
                        ((ObjectNode) command).withArray("secret").add("paymentMethod");
                    }
                }));

        Stack orders = stack(catalogue, "orders");

        assertThat(stack(Samples.sample(), "orders").names("Resources"))
                .contains("PlaceOrderQueue", "PlaceOrderDeadLetterQueue");
        assertThat(orders.names("Resources")).doesNotContain("PlaceOrderQueue", "PlaceOrderDeadLetterQueue");
        assertThat(orders.statements("PlaceOrderRole"))
                .noneMatch(statement -> statement.actions().toString().contains("sqs:"));
        assertThat(orders.names("Resources", "PlaceOrderFunction", "Properties"))
                .doesNotContain("Events");
        assertThat(orders.names("Resources", "PlaceOrderFunction", "Properties", "Environment", "Variables"))
                .doesNotContain("TENSE_QUEUE_URL");
    }

    @Test
    void asking_how_a_command_stands_may_mark_it_as_expired_and_writes_nothing_in_the_log() {
        assertThat(stack(Samples.sample(), "platform").statements("GetCommandRole"))
                .contains(new Statement(List.of("dynamodb:PutItem"), List.of("!Ref StateTableArn")))
                .allMatch(statement -> !statement.resources().contains("!Ref LogTableArn"));
    }
}
