/** Shipping: one shipment for an order, which leaves or is called off, never both. */
@NullMarked
package dev.tense.shipping;

import org.jspecify.annotations.NullMarked;
