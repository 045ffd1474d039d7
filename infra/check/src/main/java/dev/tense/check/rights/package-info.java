/**
 * What functions do with the tables, found in their byte code: their rights follow from it, so that nobody has to write them down,
 * or forgets one.
 */
@NullMarked
package dev.tense.check.rights;

import org.jspecify.annotations.NullMarked;
