@NullMarked
package dev.tense.localstack;

import org.jspecify.annotations.NullMarked;
