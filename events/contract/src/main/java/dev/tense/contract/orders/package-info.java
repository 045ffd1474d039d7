/** What others may ask of orders, and what they hear from it. */
@NullMarked
package dev.tense.contract.orders;

import org.jspecify.annotations.NullMarked;
