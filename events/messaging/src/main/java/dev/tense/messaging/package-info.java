/**
 * The kernel: what a command, an event, a decision and the log are. It knows no Quarkus, no AWS and no order; a team that
 * forks Tense keeps this package as it is.
 */
@NullMarked
package dev.tense.messaging;

import org.jspecify.annotations.NullMarked;
