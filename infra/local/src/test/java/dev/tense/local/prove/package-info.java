@NullMarked
package dev.tense.local.prove;

import org.jspecify.annotations.NullMarked;
