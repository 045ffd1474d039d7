package dev.tense.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * What the deployment says, by environment variables.
 *
 * @param logTable         {@code TENSE_LOG_TABLE}
 * @param stateTable       {@code TENSE_STATE_TABLE}
 * @param queueUrl         {@code TENSE_QUEUE_URL}: the queue of the command or reaction that runs here
 * @param retryBackoff     {@code TENSE_RETRY_BACKOFF_SECONDS}: before the second attempt of a reaction; doubled for each further one
 * @param checkoutDeadline {@code TENSE_CHECKOUT_DEADLINE_SECONDS}: an order not finished by then is cancelled
 * @param commandDeadline  {@code TENSE_COMMAND_DEADLINE_SECONDS}: a command sent for a later answer that is not begun by then expires
 * @param customerClaim    {@code TENSE_CUSTOMER_CLAIM}: the claim of a token that is the customer's id
 */
public record Settings(
        String logTable,
        String stateTable,
        Optional<String> queueUrl,
        Duration retryBackoff,
        Duration checkoutDeadline,
        Duration commandDeadline,
        String customerClaim) {}
