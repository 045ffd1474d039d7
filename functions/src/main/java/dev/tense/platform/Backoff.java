package dev.tense.platform;

import dev.tense.platform.QueueTrigger.Delivery;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * How long a failed message stays hidden: doubled with each attempt, never above the 15 minutes that delays have elsewhere in SQS. A
 * reaction that waits for a time is called right after it, and has attempts left then.
 */
@Singleton
class Backoff {
    private static final Logger LOGGER = Logger.getLogger(Backoff.class);
    private static final int LONGEST_SECONDS = 900;

    /** SQS hides a message for 12 hours from its receipt at most, and a function may have run for 15 minutes of them. */
    private static final long LONGEST_HIDDEN_SECONDS = 12 * 3600 - 900;

    /** That a message comes after a time and not just before it, by whatever clock. */
    private static final int MARGIN_SECONDS = 2;

    private static final Duration LATE = Duration.ofMinutes(30);

    /** So many attempts come after the time that a reaction waits for, because one or two of them may be killed. */
    private static final int KEPT_FOR_LATER = 3;

    private final SqsClient sqs;
    private final Settings settings;
    private final Clock clock;

    Backoff(SqsClient sqs, Settings settings, Clock clock) {
        this.sqs = sqs;
        this.settings = settings;
        this.clock = clock;
    }

    /** After its last attempt a message is shown at once, so that SQS moves it to the dead-letter queue. */
    void afterFailure(int attempts, Delivery delivery) {
        afterFailure(attempts, delivery, null);
    }

    /** As above, for a reaction that waits for a time, if it does. */
    void afterFailure(int attempts, Delivery delivery, @Nullable Instant until) {
        int left = attempts - delivery.attempt();
        int usual = left <= 0 ? 0 : seconds(delivery.attempt());
        hide(delivery, left <= 0 || until == null ? usual : pause(usual, left, secondsUntil(until)));
    }

    /** Not beyond the time that is waited for; up to it, when no more attempts are left than are wanted after it. */
    private static int pause(int usual, int left, int untilThen) {
        if (untilThen <= 0) {
            return usual;
        }
        return left <= KEPT_FOR_LATER ? untilThen : Math.min(usual, untilThen);
    }

    /** Nothing or less when the time is over. */
    private int secondsUntil(Instant time) {
        long seconds = Duration.between(clock.instant(), time).toSeconds();
        return seconds < 0 ? 0 : (int) Math.min(LONGEST_HIDDEN_SECONDS, seconds + MARGIN_SECONDS);
    }

    /**
     * Whether somebody should look: the message was sent half an hour ago, has failed now, and does not wait on purpose. SQS leaves
     * messages that were received three times out of the age that it tells of a queue.
     */
    boolean isLate(Delivery delivery, @Nullable Instant until) {
        Instant now = clock.instant();
        return (until == null || !until.isAfter(now))
                && Duration.between(delivery.sent().isAfter(now) ? now : delivery.sent(), now)
                                .compareTo(LATE)
                        >= 0;
    }

    /** Shows a message again that was not tried; SQS counts it as an attempt all the same. */
    void atOnce(Delivery delivery) {
        hide(delivery, 0);
    }

    /** Seconds from a failed attempt, counted from 1, to the next one. */
    int seconds(int attempt) {
        return (int) Math.min(LONGEST_SECONDS, settings.retryBackoff().toSeconds() << Math.min(attempt - 1, 20));
    }

    /**
     * After this long every attempt is over, also one that was killed and had to wait for its visibility timeout (6 timeouts). So
     * is one that waited for a checkout's deadline: the template keeps that below the visibility timeouts of the attempts before.
     */
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
