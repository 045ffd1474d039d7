@NullMarked
package dev.tense.local.lambda;

import org.jspecify.annotations.NullMarked;
