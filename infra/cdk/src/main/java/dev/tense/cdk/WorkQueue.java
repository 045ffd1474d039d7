package dev.tense.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** The queue that a function takes messages from, and the one behind it for what nobody could handle. */
final class WorkQueue {
    private static final int VISIBILITY_PER_TIMEOUT = 6;
    private static final int MOST_AT_ONCE = 10;

    private final Stack stack;
    private final Shared shared;
    private final Lambda lambda;
    private final Queue dead;
    private final Queue queue;

    WorkQueue(Stack stack, Shared shared, Lambda lambda, int attempts, Number delaySeconds) {
        this.stack = stack;
        this.shared = shared;
        this.lambda = lambda;
        dead = Queue.Builder.create(stack, lambda.id("DeadLetterQueue"))
                .queueName(shared.parameters().named(lambda.name + "-dlq"))
                .retentionPeriod(Duration.days(14))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .build();
        Nag.accept(dead, "Serverless-SQSRedrivePolicy", "It is itself a dead-letter queue; its alarm calls a person.");
        queue = Queue.Builder.create(stack, lambda.id("Queue"))
                .queueName(shared.parameters().named(lambda.name))
                .visibilityTimeout(Duration.seconds(VISIBILITY_PER_TIMEOUT * lambda.timeoutSeconds))
                .retentionPeriod(Duration.days(7))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(dead)
                        .maxReceiveCount(attempts)
                        .build())
                .build();
        ((CfnQueue) queue.getNode().getDefaultChild()).setDelaySeconds(delaySeconds); // it may be a parameter
        lambda.isTold("TENSE_QUEUE_URL", queue.getQueueUrl())
                .may(
                        List.of(
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:ReceiveMessage"),
                        queue.getQueueArn());
        new Alarms(stack, shared).of(lambda, queue, dead);
    }

    /** Nobody but the function itself fills it. */
    void ofItsOwn() {
        lambda.may(List.of("sqs:SendMessage"), queue.getQueueArn());
        handle(1);
    }

    /** The topic of an event fills it. */
    void of(Catalogue.Reaction reaction, int batchSize) {
        Topic topic = shared.topics().get(shared.catalogue().publisher(reaction));
        accept(queue, topic);
        accept(dead, topic);
        CfnSubscription subscription = CfnSubscription.Builder.create(stack, lambda.id("Subscription"))
                .topicArn(topic.getTopicArn())
                .protocol("sqs")
                .endpoint(queue.getQueueArn())
                .rawMessageDelivery(true)
                .filterPolicyScope(reaction.when().isEmpty() ? "MessageAttributes" : "MessageBody")
                .filterPolicy(filter(reaction))
                .redrivePolicy(Map.of("deadLetterTargetArn", dead.getQueueArn()))
                .build();
        List.of(queue, dead)
                .forEach(each ->
                        subscription.getNode().addDependency(each.getNode().findChild("Policy")));
        handle(batchSize);
    }

    private static void accept(Queue queue, Topic topic) {
        queue.addToResourcePolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("sns.amazonaws.com")))
                .actions(List.of("sqs:SendMessage"))
                .resources(List.of(queue.getQueueArn()))
                .conditions(Map.of("ArnEquals", Map.of("aws:SourceArn", topic.getTopicArn())))
                .build());
    }

    private static Map<String, Object> filter(Catalogue.Reaction reaction) {
        var filter = new TreeMap<String, Object>();
        filter.put("type", List.of(Map.of("prefix", Names.versions(reaction.event()))));
        if (!reaction.when().isEmpty()) {
            var data = new TreeMap<String, Object>();
            reaction.when().forEach((component, value) -> data.put(component, List.of(value)));
            filter.put("data", data);
        }
        return filter;
    }

    private void handle(int batchSize) {
        CfnEventSourceMapping mapping = CfnEventSourceMapping.Builder.create(stack, lambda.id("Deliveries"))
                .eventSourceArn(queue.getQueueArn())
                .functionName(lambda.alias.getFunctionArn())
                .batchSize(batchSize)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .scalingConfig(CfnEventSourceMapping.ScalingConfigProperty.builder()
                        .maximumConcurrency(MOST_AT_ONCE)
                        .build())
                .build();
        Nag.accept(
                mapping,
                "Serverless-LambdaEventSourceMappingDestination",
                "Mappings of queues have no such destination: the queue's own redrive policy does this.");
    }
}
