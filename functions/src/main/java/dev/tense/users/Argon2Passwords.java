package dev.tense.users;

import static com.password4j.types.Argon2.ID;

import com.password4j.Argon2Function;
import dev.tense.contract.users.Password;
import dev.tense.contract.values.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Hashes passwords with Argon2id and a random salt, into the usual text ({@code $argon2id$v=19$...}), which names its parameters.
 * They are the minimum of OWASP's Password Storage Cheat Sheet: 19 MiB, 2 iterations, 1 lane.
 */
@ApplicationScoped
class Argon2Passwords implements Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    @Override
    public String keep(UserId user, Password password) {
        return com.password4j.Password.hash(bytes(password))
                .addRandomSalt(SALT_BYTES)
                .with(Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, ID))
                .getResult();
    }

    /** Normalised as NIST SP 800-63B asks, so that another keyboard types the same password. */
    private static byte[] bytes(Password password) {
        return Normalizer.normalize(password.value(), Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }
}
