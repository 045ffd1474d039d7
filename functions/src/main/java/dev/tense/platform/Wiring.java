package dev.tense.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Json;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the kernel is made of when it runs on Lambda. */
@ApplicationScoped
class Wiring {
    @Produces
    @Singleton
    Settings settings(
            @ConfigProperty(name = "tense.log.table", defaultValue = "tense-log") String logTable,
            @ConfigProperty(name = "tense.state.table", defaultValue = "tense-state") String stateTable,
            @ConfigProperty(name = "tense.queue.url") Optional<String> queueUrl,
            @ConfigProperty(name = "tense.retry.backoff.seconds", defaultValue = "10") int backoff,
            @ConfigProperty(name = "tense.checkout.deadline.seconds", defaultValue = "900") int deadline,
            @ConfigProperty(name = "tense.command.deadline.seconds", defaultValue = "900") int commandDeadline,
            @ConfigProperty(name = "tense.customer.claim", defaultValue = "sub") String customerClaim) {
        return new Settings(
                logTable,
                stateTable,
                queueUrl,
                Duration.ofSeconds(backoff),
                Duration.ofSeconds(deadline),
                Duration.ofSeconds(commandDeadline),
                customerClaim);
    }

    @Produces
    @Singleton
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Store store(DynamoDbClient dynamo, Settings settings) {
        return new DynamoStore(dynamo, settings.logTable(), settings.stateTable());
    }

    @Produces
    @Singleton
    Log log(Store store, Catalogue catalogue, Clock clock) {
        return new Log(store, catalogue.factTypes(), clock);
    }

    @Produces
    @Singleton
    CommandBus bus(Catalogue catalogue) {
        return new HandlerBus(catalogue, type -> Arc.container().instance(type).get());
    }

    @Produces
    @Singleton
    @Unremovable
    Priming priming(Door door, Catalogue catalogue, Store store, SqsClient sqs, SnsClient sns) {
        return new Priming(door, catalogue, store, sqs, sns, Wiring::make);
    }

    private static void make(Class<?> type) {
        Object _ = Arc.container().instance(type).get();
    }

    /** Funqy reads and writes with this mapper, so an answer is the same text here and in the log. */
    @Produces
    @Singleton
    @Unremovable
    ObjectMapper mapper() {
        return Json.MAPPER;
    }
}
