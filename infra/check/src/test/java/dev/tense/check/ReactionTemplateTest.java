package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Catalogue.Reaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes out for each reaction of the committed catalogue. */
class ReactionTemplateTest {
    static List<Reaction> reactions() {
        return Samples.committed().reactions();
    }

    private static Stack stack(String context) {
        return Objects.requireNonNull(Stack.contexts(Samples.committed()).get(context));
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_reaction_has_a_queue_with_a_dead_letter_queue_behind_it(Reaction reaction) {
        Stack stack = stack(reaction.context());
        String id = Names.pascal(reaction.function());

        assertThat(stack.property(id + "Queue", "QueueName")).isEqualTo("!Sub ${SystemName}-" + reaction.function());
        assertThat(stack.property(id + "Queue", "RedrivePolicy"))
                .isEqualTo(Map.of(
                        "deadLetterTargetArn",
                        "!GetAtt %sDeadLetterQueue.Arn".formatted(id),
                        "maxReceiveCount",
                        reaction.attempts()));
        assertThat(stack.property(id + "DeadLetterQueue", "MessageRetentionPeriod"))
                .isEqualTo(14 * 24 * 60 * 60);
        assertThat(List.of(id + "Queue", id + "DeadLetterQueue"))
                .allSatisfy(queue -> assertThat(stack.property(queue, "SqsManagedSseEnabled"))
                        .isEqualTo(true));
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_message_stays_hidden_at_least_six_times_as_long_as_the_function_may_take(Reaction reaction) {
        Stack stack = stack(reaction.context());
        String id = Names.pascal(reaction.function());

        int visibility = (Integer) stack.property(id + "Queue", "VisibilityTimeout");
        int timeout = (Integer) stack.property(id + "Function", "Timeout");

        assertThat(visibility).isGreaterThanOrEqualTo(6 * timeout);
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_delay_is_a_parameter_of_the_whole_system(Reaction reaction) {
        String id = Names.pascal(reaction.function());
        Object delay = stack(reaction.context()).property(id + "Queue", "DelaySeconds");

        if (reaction.delaySeconds() == 0) {
            assertThat(delay).isEqualTo(0);
        } else {
            assertThat(delay).isEqualTo("!Ref %sDelaySeconds".formatted(id));
            assertThat(Stack.root(Samples.committed()).at("Parameters", id + "DelaySeconds", "Default"))
                    .isEqualTo(reaction.delaySeconds());
        }
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void the_topic_delivers_only_this_event_and_without_its_own_envelope(Reaction reaction) {
        String id = Names.pascal(reaction.function());
        String topic = "!Ref %sTopicArn"
                .formatted(Names.pascal(
                        reaction.event().substring(0, reaction.event().indexOf('.'))));

        assertThat(stack(reaction.context()).property(id + "Subscription"))
                .isEqualTo(Map.of(
                        "TopicArn",
                        topic,
                        "Protocol",
                        "sqs",
                        "Endpoint",
                        "!GetAtt %sQueue.Arn".formatted(id),
                        "RawMessageDelivery",
                        true,
                        "FilterPolicyScope",
                        reaction.when().isEmpty() ? "MessageAttributes" : "MessageBody",
                        "FilterPolicy",
                        filter(reaction),
                        "RedrivePolicy",
                        Map.of("deadLetterTargetArn", "!GetAtt %sDeadLetterQueue.Arn".formatted(id))));
    }

    private static Map<String, Object> filter(Reaction reaction) {
        List<Object> everyVersion = List.of(Map.of("prefix", reaction.event().replaceFirst("[0-9]+$", "")));
        if (reaction.when().isEmpty()) {
            return Map.of("type", everyVersion);
        }
        var data = new HashMap<String, Object>();
        reaction.when().forEach((component, value) -> data.put(component, List.of(value)));
        return Map.of("type", everyVersion, "data", data);
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void only_the_topic_may_send_to_the_queue_and_its_dead_letter_queue(Reaction reaction) {
        Stack stack = stack(reaction.context());
        String id = Names.pascal(reaction.function());

        assertThat(List.of(id + "Queue", id + "DeadLetterQueue")).allSatisfy(queue -> {
            assertThat(stack.property(queue + "Policy", "Queues")).isEqualTo(List.of("!Ref " + queue));
            assertThat(stack.property(queue + "Policy", "PolicyDocument", "Statement"))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .filteredOn(statement -> !"Deny".equals(((Map<?, ?>) statement).get("Effect")))
                    .isEqualTo(List.of(Map.of(
                            "Sid",
                            "FromItsTopic",
                            "Effect",
                            "Allow",
                            "Principal",
                            Map.of("Service", "sns.amazonaws.com"),
                            "Action",
                            "sqs:SendMessage",
                            "Resource",
                            "!GetAtt %s.Arn".formatted(queue),
                            "Condition",
                            Map.of(
                                    "ArnEquals",
                                    Map.of("aws:SourceArn", stack.property(id + "Subscription", "TopicArn"))))));
        });
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_reaction_reports_which_messages_of_a_batch_failed(Reaction reaction) {
        String id = Names.pascal(reaction.function());

        assertThat(stack(reaction.context()).property(id + "Function", "Events"))
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
                                        reaction.sends().isEmpty() ? 10 : 1,
                                        "FunctionResponseTypes",
                                        List.of("ReportBatchItemFailures"),
                                        "ScalingConfig",
                                        Map.of("MaximumConcurrency", 10)))));
    }

    @ParameterizedTest
    @MethodSource("reactions")
    void a_reaction_knows_its_own_queue(Reaction reaction) {
        String id = Names.pascal(reaction.function());

        assertThat(stack(reaction.context()).property(id + "Function", "Environment", "Variables", "TENSE_QUEUE_URL"))
                .isEqualTo("!Ref %sQueue".formatted(id));
    }
}
