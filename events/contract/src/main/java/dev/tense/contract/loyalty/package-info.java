/** What others hear from loyalty. */
@NullMarked
package dev.tense.contract.loyalty;

import org.jspecify.annotations.NullMarked;
