/** What others may ask of analytics. */
@NullMarked
package dev.tense.contract.analytics;

import org.jspecify.annotations.NullMarked;
