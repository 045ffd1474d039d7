package broken.nothinguniqueismadeatinit.platform;

import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.util.function.Supplier;

/** Breaks the rule: the time of the snapshot, for ever. */
class Started {
    @Produces
    Instant started() {
        Supplier<Instant> clock = Instant::now;
        return clock.get();
    }

    Instant now() {
        return Instant.now();
    }
}
