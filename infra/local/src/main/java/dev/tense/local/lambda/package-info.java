/** Hosts functions as child processes behind the Lambda Runtime API, and answers the Lambda API. */
@NullMarked
package dev.tense.local.lambda;

import org.jspecify.annotations.NullMarked;
