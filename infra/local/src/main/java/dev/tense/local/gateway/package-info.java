/** HTTP API v2 in front of the functions. */
@NullMarked
package dev.tense.local.gateway;

import org.jspecify.annotations.NullMarked;
