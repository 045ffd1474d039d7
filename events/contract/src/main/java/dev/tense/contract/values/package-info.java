/** The values that messages are made of; each refuses what it cannot be. */
@NullMarked
package dev.tense.contract.values;

import org.jspecify.annotations.NullMarked;
