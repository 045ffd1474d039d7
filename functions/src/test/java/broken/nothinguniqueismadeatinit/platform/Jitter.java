package broken.nothinguniqueismadeatinit.platform;

import java.security.SecureRandom;

/** Breaks the rule: what is drawn was seeded before the snapshot. */
final class Jitter {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Jitter() {}

    static long next() {
        return RANDOM.nextLong();
    }
}
