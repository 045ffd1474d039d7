/** Tests of the local run against small functions and small templates. */
@NullMarked
package dev.tense.local;

import org.jspecify.annotations.NullMarked;
