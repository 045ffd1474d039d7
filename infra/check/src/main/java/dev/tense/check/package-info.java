/**
 * Writes what follows from the catalogue ({@code infra/sam} and {@code docs/catalogue.md}), and says which committed file no
 * longer does.
 */
@NullMarked
package dev.tense.check;

import org.jspecify.annotations.NullMarked;
