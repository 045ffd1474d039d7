/** What every context stands on: the front door, the store on DynamoDB, the bus, the publisher. No business rule lives here. */
@NullMarked
package dev.tense.platform;

import org.jspecify.annotations.NullMarked;
