/** Notifications: mails about what happened. */
@NullMarked
package dev.tense.notifications;

import org.jspecify.annotations.NullMarked;
