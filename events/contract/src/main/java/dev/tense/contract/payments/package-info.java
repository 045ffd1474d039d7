/** What others may ask of payments, and what they hear from it. */
@NullMarked
package dev.tense.contract.payments;

import org.jspecify.annotations.NullMarked;
