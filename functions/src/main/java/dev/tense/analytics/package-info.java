/** Analytics: ledgers of sales and registrations; sums are computed from them. */
@NullMarked
package dev.tense.analytics;

import org.jspecify.annotations.NullMarked;
