/** What others may ask of the warehouse. */
@NullMarked
package dev.tense.contract.warehouse;

import org.jspecify.annotations.NullMarked;
