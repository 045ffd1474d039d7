/** Any bytes for the front door of the functions. */
@NullMarked
package dev.tense.platform;

import org.jspecify.annotations.NullMarked;
