/** Inventory: products, their stock, and what is set aside for orders. */
@NullMarked
package dev.tense.inventory;

import org.jspecify.annotations.NullMarked;
