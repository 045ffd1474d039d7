package dev.tense.local.mapping;

import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.Services;
import dev.tense.local.lambda.FunctionHost;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** All event source mappings, each on its own virtual thread. */
public final class Mappings implements AutoCloseable {
    private static final Duration STOPPING = Duration.ofSeconds(2);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * Starts them. They ask AWS in the roles of their functions.
     *
     * @param firstPause before the first retry of a stream's batch
     */
    public Mappings(
            Blueprint blueprint,
            EventSources sources,
            Services aws,
            FunctionHost host,
            Path checkpoints,
            Duration firstPause) {
        blueprint
                .queueTriggers()
                .forEach(trigger -> threads.execute(new QueueMapping(
                        trigger,
                        sources.valve(trigger),
                        aws.addresses().queueUrl(Arn.name(trigger.queueArn())),
                        aws.client().as(host.roleKey(trigger.function())),
                        host,
                        threads)));
        blueprint.streamTriggers().forEach(trigger -> {
            Checkpoint checkpoint = Checkpoint.load(checkpoints.resolve(trigger.function() + ".json"));
            AwsClient role = aws.client().as(host.roleKey(trigger.function()));
            StreamBatch batches = new StreamBatch(trigger, host, role, aws.addresses(), firstPause);
            TableStream stream = new TableStream(aws.client(), role, trigger.table());
            threads.execute(
                    new StreamMapping(trigger, sources.valve(trigger), stream, checkpoint, batches, aws.writes()));
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
