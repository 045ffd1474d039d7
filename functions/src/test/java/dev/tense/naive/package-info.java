/**
 * How not to do it: the checkout as textbooks have it, on the clock and the faults of the simulation. It is here to be read beside
 * {@code docs/why.md}, which tells what each mistake costs and what stands against it in Tense. Begin with
 * {@link dev.tense.naive.OrderController}.
 */
@NullMarked
package dev.tense.naive;

import org.jspecify.annotations.NullMarked;
