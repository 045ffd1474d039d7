/** What functions may ask AWS for: the policies of their roles, kept to as IAM does. */
@NullMarked
package dev.tense.local.iam;

import org.jspecify.annotations.NullMarked;
