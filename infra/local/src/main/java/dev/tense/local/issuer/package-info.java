/** Gives tokens to customers on this machine, where no identity provider is. */
@NullMarked
package dev.tense.local.issuer;

import org.jspecify.annotations.NullMarked;
