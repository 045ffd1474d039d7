/** Analytics: a ledger of sales; sums are computed from it. */
@NullMarked
package dev.tense.analytics;

import org.jspecify.annotations.NullMarked;
