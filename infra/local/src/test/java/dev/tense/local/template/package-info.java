/** Tests of what is understood and what is refused. */
@NullMarked
package dev.tense.local.template;

import org.jspecify.annotations.NullMarked;
