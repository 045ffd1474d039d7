/** What others hear from notifications. */
@NullMarked
package dev.tense.contract.notifications;

import org.jspecify.annotations.NullMarked;
