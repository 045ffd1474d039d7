/** Loyalty: members, and points for what customers bought. */
@NullMarked
package dev.tense.loyalty;

import org.jspecify.annotations.NullMarked;
