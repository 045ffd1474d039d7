/** What others may ask of inventory, and what they hear from it. */
@NullMarked
package dev.tense.contract.inventory;

import org.jspecify.annotations.NullMarked;
