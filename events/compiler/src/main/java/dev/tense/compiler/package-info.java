/**
 * The annotation processor that holds the rules of commands and events: what breaks one is a compile error that names the
 * fix, what keeps them all becomes the catalogue. It knows {@code dev.tense.messaging} by name only, so that nothing but the
 * JDK is needed on a processor path.
 */
@NullMarked
package dev.tense.compiler;

import org.jspecify.annotations.NullMarked;
