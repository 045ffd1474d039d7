/** For services that send our commands: the contract's records go in, its answers come out. */
@NullMarked
package dev.tense.client;

import org.jspecify.annotations.NullMarked;
