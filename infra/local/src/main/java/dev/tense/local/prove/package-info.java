/**
 * The proof with real processes: kills functions at each of their requests to AWS, and the whole local system, and then asks
 * through the public API whether anything was lost or done twice.
 */
@NullMarked
package dev.tense.local.prove;

import org.jspecify.annotations.NullMarked;
