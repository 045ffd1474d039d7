/** Functions for tests. They run in processes of their own and know the JDK alone. */
@NullMarked
package dev.tense.local.functions;

import org.jspecify.annotations.NullMarked;
