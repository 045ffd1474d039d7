/** What others may ask of shipping, and what they hear from it. */
@NullMarked
package dev.tense.contract.shipping;

import org.jspecify.annotations.NullMarked;
