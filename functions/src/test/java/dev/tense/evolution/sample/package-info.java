/** Reactions that read their event in different ways. */
@NullMarked
package dev.tense.evolution.sample;

import org.jspecify.annotations.NullMarked;
