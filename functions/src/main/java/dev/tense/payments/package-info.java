/** Payments: at most one charge for an order, and the way back. */
@NullMarked
package dev.tense.payments;

import org.jspecify.annotations.NullMarked;
