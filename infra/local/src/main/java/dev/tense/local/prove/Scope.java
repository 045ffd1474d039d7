package dev.tense.local.prove;

/** How much is tried. */
enum Scope {
    /** Rounds that sweep one flow after the other. */
    ROUNDS,
    /** Every request of PlaceOrder, and the whole system once. */
    PLACE_ORDER,
    /** One order, and nothing is killed. */
    ONE_ORDER
}
