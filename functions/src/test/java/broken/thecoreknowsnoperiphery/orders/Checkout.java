package broken.thecoreknowsnoperiphery.orders;

import dev.tense.contract.loyalty.PointsAwarded;

/** Breaks the rule: a publisher that imports what its subscriber makes of it. */
class Checkout {
    long worth(PointsAwarded points) {
        return points.points();
    }
}
