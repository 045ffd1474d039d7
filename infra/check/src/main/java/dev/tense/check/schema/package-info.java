/** The JSON Schemas (2020-12) of what the contract is made of, as Jackson really writes and reads it. */
@NullMarked
package dev.tense.check.schema;

import org.jspecify.annotations.NullMarked;
