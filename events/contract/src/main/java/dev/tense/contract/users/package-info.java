/** What may be asked of users, and what others hear from them. */
@NullMarked
package dev.tense.contract.users;

import org.jspecify.annotations.NullMarked;
