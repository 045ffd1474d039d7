package dev.tense.cdk;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** From the log's stream to the topics, and what happens to batches that could not be published. */
final class LogStream {
    private static final String FAILED = "FailedBatchesQueue";

    private final Stack stack;
    private final Shared shared;

    LogStream(Stack stack, Shared shared) {
        this.stack = stack;
        this.shared = shared;
    }

    void publishedBy(Lambda lambda) {
        Queue failed = Queue.Builder.create(stack, FAILED)
                .queueName(shared.parameters().named(lambda.name + "-failed"))
                .retentionPeriod(Duration.days(14))
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .build();
        for (String rule : List.of("AwsSolutions-SQS3", "Serverless-SQSRedrivePolicy")) {
            Nag.accept(
                    failed,
                    rule,
                    "It holds where to publish again; its alarm calls a person, and reconcile-events reads it.");
        }
        String stream = shared.log().getTableStreamArn();
        lambda.publishes()
                .may(List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"), stream)
                .mayEverywhere(
                        "dynamodb:ListStreams",
                        "Lambda refuses a mapping whose role may not list streams, and IAM knows no resource for that.")
                .may(List.of("sqs:SendMessage"), failed.getQueueArn());
        CfnEventSourceMapping.Builder.create(stack, lambda.id("Commits"))
                .eventSourceArn(stream)
                .functionName(lambda.alias.getFunctionArn())
                .startingPosition("TRIM_HORIZON")
                .batchSize(100)
                .functionResponseTypes(List.of("ReportBatchItemFailures"))
                .bisectBatchOnFunctionError(true)
                .maximumRetryAttempts(100)
                .destinationConfig(CfnEventSourceMapping.DestinationConfigProperty.builder()
                        .onFailure(CfnEventSourceMapping.OnFailureProperty.builder()
                                .destination(failed.getQueueArn())
                                .build())
                        .build())
                .build();
        var alarms = new Alarms(stack, shared);
        alarms.ofTheStream(lambda, failed);
        alarms.count(lambda);
        alarms.ofEvents();
    }

    void reconciledBy(Lambda lambda) {
        IQueue failed = (IQueue) stack.getNode().findChild(FAILED);
        lambda.publishes()
                .isTold("TENSE_FAILED_BATCHES_URL", failed.getQueueUrl())
                .may(List.of("sqs:DeleteMessage", "sqs:ReceiveMessage"), failed.getQueueArn());
        CfnRule clock = CfnRule.Builder.create(stack, lambda.id("Clock"))
                .scheduleExpression("rate(1 hour)")
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id(lambda.id("Clock"))
                        .arn(lambda.alias.getFunctionArn())
                        .input("{}")
                        .build()))
                .build();
        new Alarms(stack, shared).count(lambda);
        Nag.accept(clock, "Serverless-EventBusDLQ", "What an hour misses, the next hour does.");
        CfnPermission.Builder.create(stack, lambda.id("ClockPermission"))
                .action("lambda:InvokeFunction")
                .functionName(lambda.alias.getFunctionArn())
                .principal("events.amazonaws.com")
                .sourceArn(clock.getAttrArn())
                .build();
    }
}
