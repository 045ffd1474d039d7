@NullMarked
package dev.tense.client;

import org.jspecify.annotations.NullMarked;
