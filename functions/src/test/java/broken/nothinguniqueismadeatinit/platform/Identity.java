package broken.nothinguniqueismadeatinit.platform;

import jakarta.inject.Singleton;
import java.util.UUID;

/** Breaks the rule: every restored environment is called the same. */
@Singleton
class Identity {
    private final String name = name();

    private static String name() {
        return UUID.randomUUID().toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
