package broken.ruleshavenoclockandnochance.orders;

import java.time.Instant;

/** Breaks the rule: looks at the clock. */
class Rule {
    Instant when() {
        return Instant.now();
    }
}
