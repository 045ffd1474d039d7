/**
 * What a change of an event breaks: today's code against every event ever released, and who reads the component that is gone.
 */
@NullMarked
package dev.tense.evolution;

import org.jspecify.annotations.NullMarked;
