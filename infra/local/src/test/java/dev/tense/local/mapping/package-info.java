@NullMarked
package dev.tense.local.mapping;

import org.jspecify.annotations.NullMarked;
