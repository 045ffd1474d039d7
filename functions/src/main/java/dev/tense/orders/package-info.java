/** Orders: the checkout, from written down to placed or cancelled. */
@NullMarked
package dev.tense.orders;

import org.jspecify.annotations.NullMarked;
