package dev.tense.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Json;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/**
 * Sends commands to the functions of a system, over Lambda Invoke. What may pass is tried again until the deadline, always with
 * the same command id; so nothing is done twice, and {@link CommandFailed} says what is known when there is no answer.
 */
public final class LambdaCommandBus implements CommandBus, AutoCloseable {
    /** The alias that a deployment moves when the new version is ready; functions start from a snapshot only behind it. */
    private static final String LIVE = "live";

    private static final int THROTTLED = 429;

    private final LambdaClient lambda;
    private final String system;
    private final String qualifier;
    private final Duration deadline;
    private final BackoffStrategy pauses;

    /**
     * Sends to the alias {@code live} of the functions of the system of this name, for example {@code tense}.
     *
     * @param builder  says region, credentials and endpoint; retries and timeouts are set here
     * @param deadline after this long there is an answer or a failure
     */
    public LambdaCommandBus(LambdaClientBuilder builder, String system, Duration deadline) {
        this(builder, system, LIVE, deadline);
    }

    /**
     * As above, but to another version of the functions.
     *
     * @param qualifier an alias, or the number of a version
     */
    public LambdaCommandBus(LambdaClientBuilder builder, String system, String qualifier, Duration deadline) {
        this(
                builder,
                system,
                qualifier,
                deadline,
                BackoffStrategy.exponentialDelay(Duration.ofMillis(200), Duration.ofSeconds(5)));
    }

    LambdaCommandBus(
            LambdaClientBuilder builder, String system, String qualifier, Duration deadline, BackoffStrategy pauses) {
        this.lambda = builder.httpClientBuilder(
                        UrlConnectionHttpClient.builder().socketTimeout(deadline))
                .overrideConfiguration(config -> config.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
        this.system = system;
        this.qualifier = qualifier;
        this.deadline = deadline;
        this.pauses = pauses;
    }

    /**
     * Runs the command and waits.
     *
     * @throws CommandFailed when there is no answer
     */
    @Override
    public <A> A execute(Command<A> command) {
        String function = system + "-" + kebab(command.getClass().getSimpleName());
        SdkBytes payload = SdkBytes.fromUtf8String(Json.render(command));
        var clock = new Deadline(deadline);
        boolean mayHaveRun = false;
        for (int attempt = 1; ; attempt++) {
            SdkException failure = null;
            try {
                InvokeResponse response = lambda.invoke(request -> request.functionName(function)
                        .qualifier(qualifier)
                        .payload(payload)
                        .overrideConfiguration(config -> config.apiCallTimeout(clock.left())));
                if (response.functionError() == null) {
                    return answer(function, response.payload().asUtf8String(), command);
                }
                FunctionError.of(response.payload().asUtf8String()).verdict().ifPresent(verdict -> {
                    throw verdict;
                });
                mayHaveRun = true;
            } catch (SdkException e) {
                failure = e;
                mayHaveRun |= !certainlyNotRun(e);
            }
            Duration pause = pauses.computeDelay(attempt);
            if (isFinal(failure) || !clock.allows(pause)) {
                throw failed(function, mayHaveRun, failure);
            }
            sleep(function, pause, mayHaveRun);
        }
    }

    private static CommandFailed failed(String function, boolean mayHaveRun, @Nullable SdkException failure) {
        return mayHaveRun || failure == null
                ? new CommandFailed.OutcomeUnknown(function, failure)
                : new CommandFailed.NotRun(function, failure);
    }

    /** Lambda refused it, or nobody took the connection. */
    private static boolean certainlyNotRun(SdkException failure) {
        return switch (failure) {
            case LambdaException refused -> refused.statusCode() < 500;
            case SdkClientException unsent -> neverConnected(unsent);
            default -> false;
        };
    }

    private static boolean neverConnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    /** A function that is unknown or closed to us stays so. */
    private static boolean isFinal(@Nullable SdkException failure) {
        return failure instanceof LambdaException refused
                && refused.statusCode() < 500
                && refused.statusCode() != THROTTLED;
    }

    private static <A> A answer(String function, String json, Command<A> command) {
        try {
            return Optional.<A>ofNullable(Json.MAPPER.readValue(json, answerType(command)))
                    .orElseThrow(() -> new CommandFailed.OutcomeUnknown(function, null));
        } catch (JsonProcessingException e) { // its text may quote the answer
            throw new CommandFailed.OutcomeUnknown(function, null);
        }
    }

    private static JavaType answerType(Command<?> command) {
        return Json.MAPPER
                .constructType(command.getClass())
                .findSuperType(Command.class)
                .getBindings()
                .getBoundType(0);
    }

    private static void sleep(String function, Duration pause, boolean mayHaveRun) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw mayHaveRun ? new CommandFailed.OutcomeUnknown(function, e) : new CommandFailed.NotRun(function, e);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Counts down. */
    private static final class Deadline {
        private final long endNanos;

        Deadline(Duration length) {
            this.endNanos = System.nanoTime() + length.toNanos();
        }

        /** At least a millisecond: less is no timeout at all. */
        Duration left() {
            return Duration.ofNanos(Math.max(1_000_000, endNanos - System.nanoTime()));
        }

        boolean allows(Duration pause) {
            return endNanos - System.nanoTime() > pause.toNanos();
        }
    }

    @Override
    public void close() {
        lambda.close();
    }
}
