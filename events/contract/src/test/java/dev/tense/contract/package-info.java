/** Tests over all contexts of the contract. */
@NullMarked
package dev.tense.contract;

import org.jspecify.annotations.NullMarked;
