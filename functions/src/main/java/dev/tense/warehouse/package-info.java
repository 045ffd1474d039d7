/** Warehouse: what is to be picked. */
@NullMarked
package dev.tense.warehouse;

import org.jspecify.annotations.NullMarked;
