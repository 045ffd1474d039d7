package dev.tense.users;

import dev.tense.contract.users.Password;
import dev.tense.contract.values.UserId;
import dev.tense.platform.Zip;

/** Keeps no password, and takes no time for it: hashing is slow on purpose, and is tested elsewhere. */
public final class SimulatedPasswords {
    private SimulatedPasswords() {}

    /** Puts these passwords in the place of the real ones. */
    public static void in(Zip zip) {
        Passwords elsewhere = (UserId user, Password password) -> "kept elsewhere";
        zip.use(Passwords.class, elsewhere);
    }
}
