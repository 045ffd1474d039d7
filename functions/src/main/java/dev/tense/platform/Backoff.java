package dev.tense.platform;

import dev.tense.platform.QueueTrigger.Delivery;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** How long a failed message stays hidden: doubled with each attempt, never above the 15 minutes that delays have elsewhere in SQS. */
@Singleton
class Backoff {
    private static final Logger LOGGER = Logger.getLogger(Backoff.class);
    private static final int LONGEST_SECONDS = 900;

    private final SqsClient sqs;
    private final Settings settings;

    Backoff(SqsClient sqs, Settings settings) {
        this.sqs = sqs;
        this.settings = settings;
    }

    /** After its last attempt a message is shown at once, so that SQS moves it to the dead-letter queue. */
    void afterFailure(int attempts, Delivery delivery) {
        hide(delivery, delivery.attempt() >= attempts ? 0 : seconds(delivery.attempt()));
    }

    void atOnce(Delivery delivery) {
        hide(delivery, 0);
    }

    /** Seconds from a failed attempt, counted from 1, to the next one. */
    int seconds(int attempt) {
        return (int) Math.min(LONGEST_SECONDS, settings.retryBackoff().toSeconds() << Math.min(attempt - 1, 20));
    }

    /** After this long every attempt is over, also one that was killed and had to wait for its visibility timeout (6 timeouts). */
    Duration longest(int attempts, int timeoutSeconds) {
        int waits = IntStream.rangeClosed(1, attempts).map(this::seconds).sum();
        return Duration.ofSeconds(attempts * 6L * timeoutSeconds + waits);
    }

    private void hide(Delivery delivery, int seconds) {
        try {
            settings.queueUrl()
                    .ifPresent(url -> sqs.changeMessageVisibility(change -> change.queueUrl(url)
                            .receiptHandle(delivery.receiptHandle())
                            .visibilityTimeout(seconds)));
        } catch (SdkException e) {
            // Nothing is lost: the message comes back when its visibility timeout ends.
            LOGGER.warnf("could not set the delay of a message: %s", Cause.describe(e));
        }
    }
}
