package dev.tense.local.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/** ElasticMQ with its queues and messages on disk. A message is on disk before its sender gets an answer. */
final class QueueHost implements AutoCloseable {
    private final int port = HttpFront.freePort();
    private final Function0<Terminated> stop;

    QueueHost(Path folder, String awsEndpoint) {
        URI shown = URI.create(awsEndpoint);
        String database = "jdbc:h2:file:" + folder.resolve("queues") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
        Config settings = ConfigFactory.parseMap(Map.of(
                        "node-address.host",
                        shown.getHost(),
                        "node-address.port",
                        shown.getPort(),
                        "rest-sqs.bind-hostname",
                        HttpFront.HOST,
                        "rest-sqs.bind-port",
                        port,
                        "aws.region",
                        Arn.REGION,
                        "aws.accountId",
                        Arn.ACCOUNT,
                        "messages-storage.enabled",
                        true,
                        "messages-storage.uri",
                        database))
                .withFallback(ConfigFactory.load());
        stop = new ElasticMQServer(new ElasticMQServerConfig(settings)).start();
    }

    String baseUri() {
        return "http://" + HttpFront.HOST + ":" + port;
    }

    @Override
    public void close() {
        stop.apply();
    }
}
