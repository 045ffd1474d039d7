package dev.tense.users;

import dev.tense.contract.users.Password;
import dev.tense.contract.values.UserId;

/** Where passwords go: a salted hash of our own, or a user pool such as Cognito. */
interface Passwords {
    /**
     * Takes the password of a user to be. It is called before the registration is decided, so the user may never come to be, and
     * it may be called again for the same user.
     *
     * @return what is stored with the user: a hash, or a reference to who keeps the password; never the password
     */
    String keep(UserId user, Password password);
}
