package dev.tense.local.aws;

import com.typesafe.config.Config;
import java.util.function.Function;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import scalikejdbc.ConnectionPool;

/** Starts ElasticMQ. Public with a public constructor because another class loader creates it. */
public final class ElasticMq implements Function<Config, Runnable> {
    @Override
    public Runnable apply(Config settings) {
        Function0<Terminated> stop = new ElasticMQServer(new ElasticMQServerConfig(settings)).start();
        return () -> {
            stop.apply();
            ConnectionPool.closeAll(); // ElasticMQ leaves its database open
        };
    }
}
