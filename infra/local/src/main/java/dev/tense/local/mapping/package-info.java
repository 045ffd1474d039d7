/** Event source mappings: from queues and table streams to functions. */
@NullMarked
package dev.tense.local.mapping;

import org.jspecify.annotations.NullMarked;
