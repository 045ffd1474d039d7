/** JSON and HTTP, as the services below speak them. */
@NullMarked
package dev.tense.local.wire;

import org.jspecify.annotations.NullMarked;
