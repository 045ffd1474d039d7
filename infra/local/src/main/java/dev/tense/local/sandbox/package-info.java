/** The only code of ours that runs inside a function's process. It depends on the JDK and aws-lambda-java-core alone. */
@NullMarked
package dev.tense.local.sandbox;

import org.jspecify.annotations.NullMarked;
