/** The whole system end to end: the templates of infra/sam and the packaged functions, asked from outside. */
@NullMarked
package dev.tense.scenarios;

import org.jspecify.annotations.NullMarked;
