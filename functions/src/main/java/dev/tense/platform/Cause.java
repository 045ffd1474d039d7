package dev.tense.platform;

import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Retry;
import dev.tense.messaging.Unavailable;
import io.quarkus.funqy.runtime.ApplicationException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What really went wrong, and how that may be told. */
final class Cause {
    private Cause() {}

    /** The exception inside the wrappers of Funqy and reflection. */
    static Throwable of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof ApplicationException || cause instanceof InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** A code for receipts and timelines: {@code UNAVAILABLE_MAIL}. */
    static String code(Throwable thrown) {
        return switch (of(thrown)) {
            case Retry retry -> retry.code();
            case Unavailable unavailable ->
                "UNAVAILABLE_" + unavailable.dependency().toUpperCase(Locale.ROOT);
            case InvalidInput invalid -> "INVALID_INPUT";
            case Throwable other -> upperSnake(other.getClass().getSimpleName());
        };
    }

    /** The types, the codes of AWS, and the place in our code: no messages, because those of libraries may quote personal data. */
    static String describe(Throwable thrown) {
        var text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ")
                    .append(cause.getClass().getName());
            if (cause instanceof Unavailable unavailable) {
                text.append(" (").append(unavailable.dependency()).append(')');
            }
            if (cause instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
                text.append(" (").append(refused.awsErrorDetails().errorCode()).append(')');
            }
        }
        return Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.tense."))
                .findFirst()
                .map(frame -> text + " at " + frame)
                .orElseGet(text::toString);
    }

    private static String upperSnake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
