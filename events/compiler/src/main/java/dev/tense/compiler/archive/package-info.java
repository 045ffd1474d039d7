/** What the build does to the archive of the functions. */
@NullMarked
package dev.tense.compiler.archive;

import org.jspecify.annotations.NullMarked;
