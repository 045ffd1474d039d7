package dev.tense.local.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * ElasticMQ with its queues and messages on disk. A message is on disk before its sender gets an answer. ElasticMQ keeps
 * its connections in a static field, so every instance gets its own copy of those classes.
 */
final class QueueHost implements AutoCloseable {
    private static final List<String> STATEFUL = List.of("org.elasticmq.", "scalikejdbc.", ElasticMq.class.getName());

    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final int port = HttpFront.freePort();
    private final Runnable stop;

    QueueHost(Path folder, String awsEndpoint, String account) {
        stop = starter().apply(settings(folder, URI.create(awsEndpoint), account));
    }

    private Config settings(Path folder, URI shown, String account) {
        String database = "jdbc:h2:file:" + folder.resolve("queues") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        return ConfigFactory.parseMap(Map.of(
                        "node-address.host",
                        shown.getHost(),
                        "node-address.port",
                        shown.getPort(),
                        "rest-sqs.bind-hostname",
                        HttpFront.HOST,
                        "rest-sqs.bind-port",
                        port,
                        "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook",
                        "off",
                        "aws.region",
                        Arn.REGION,
                        "aws.accountId",
                        account,
                        "messages-storage.enabled",
                        true,
                        "messages-storage.uri",
                        database))
                .withFallback(ConfigFactory.load());
    }

    @SuppressWarnings("unchecked") // the class is ours, loaded by another loader
    private static Function<Config, Runnable> starter() {
        ClassLoader loader = new IsolatedClasses(QueueHost.class.getClassLoader(), STATEFUL);
        try {
            return (Function<Config, Runnable>) loader.loadClass(ElasticMq.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String baseUri() {
        return "http://" + HttpFront.HOST + ":" + port;
    }

    /** Everything is on disk already, so a stop that takes too long is left behind. */
    @Override
    public void close() {
        Thread stopping = Thread.ofPlatform().daemon().name("stop-queues").start(stop);
        try {
            stopping.join(LONGEST_STOP);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
