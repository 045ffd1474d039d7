/** Users: who is registered, under which mail address. */
@NullMarked
package dev.tense.users;

import org.jspecify.annotations.NullMarked;
