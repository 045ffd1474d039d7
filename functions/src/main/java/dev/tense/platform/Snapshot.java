package dev.tense.platform;

import java.io.IOException;
import java.util.ServiceConfigurationError;
import org.crac.Context;
import org.crac.Resource;
import org.jboss.logging.Logger;

/** Hears from SnapStart that it is about to take the snapshot which every environment of this version is restored from. */
final class Snapshot implements Resource {
    private static final Logger LOGGER = Logger.getLogger(Snapshot.class);

    private final Preparation preparation;

    /** What is worth having in a snapshot. */
    interface Preparation {
        void prepare() throws IOException;
    }

    Snapshot(Preparation preparation) {
        this.preparation = preparation;
    }

    /** Without its preparation a snapshot serves as well, only later; so what goes wrong here does not stop it. */
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            preparation.prepare();
        } catch (IOException | RuntimeException | LinkageError | ServiceConfigurationError e) {
            LOGGER.warnf("the snapshot is not primed: %s", Cause.describe(e));
        }
    }

    /**
     * Nothing is left to renew: the clients read credentials again when theirs are old, and open connections again when theirs
     * are; time and chance are asked where they are needed and kept nowhere.
     */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
