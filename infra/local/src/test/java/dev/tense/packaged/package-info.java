/** Runs the real {@code function.zip} as AWS runs it: in a process per function, under AWS's own runtime client. */
@NullMarked
package dev.tense.packaged;

import org.jspecify.annotations.NullMarked;
