/**
 * The proof by simulation: the real functions on a virtual clock, with a fault at every call they make, watched by an auditor that
 * sees only what callers, providers and subscribers see. Begin with {@link dev.tense.simulation.World} and
 * {@link dev.tense.simulation.Auditor}; {@link dev.tense.simulation.Flow} are the stories, {@code SweepTest}, {@code RandomRunTest}
 * and {@code PlantedBugTest} what is shown with them.
 */
@NullMarked
package dev.tense.simulation;

import org.jspecify.annotations.NullMarked;
