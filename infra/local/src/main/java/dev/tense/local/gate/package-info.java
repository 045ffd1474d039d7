/** Stands between the functions and AWS, in this process or in another: hears of every request, and can do it harm. */
@NullMarked
package dev.tense.local.gate;

import org.jspecify.annotations.NullMarked;
