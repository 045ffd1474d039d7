/** What every deployment of this system keeps to, whatever its templates are written in. */
@NullMarked
package dev.tense.check.lint;

import org.jspecify.annotations.NullMarked;
