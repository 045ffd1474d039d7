@NullMarked
package dev.tense.local.iam;

import org.jspecify.annotations.NullMarked;
