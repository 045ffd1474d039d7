package broken.onlyfunctionsknowquarkus.orders;

import io.quarkus.arc.Arc;

/** Breaks the rule: asks the container. */
class Rule {
    boolean running() {
        return Arc.container() != null;
    }
}
