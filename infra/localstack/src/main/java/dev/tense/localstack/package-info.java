/** LocalStack in a container, where there is a Docker engine. */
@NullMarked
package dev.tense.localstack;

import org.jspecify.annotations.NullMarked;
