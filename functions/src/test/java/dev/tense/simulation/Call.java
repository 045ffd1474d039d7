package dev.tense.simulation;

/**
 * A call from a function to something outside it: a place where anything can go wrong.
 *
 * @param by   the function that calls
 * @param to   whom: {@code store}, {@code sns}, {@code sqs}, {@code provider}, {@code mail}, {@code carrier}, {@code crm}
 * @param what the operation, and on what
 */
record Call(String by, String to, Kind kind, String what) {
    /** What a call may change, and so how it can go wrong. */
    enum Kind {
        /** Changes nothing: a lost request and a lost response are the same. */
        READ,
        /** Changes something, all of it or nothing. */
        WRITE,
        /** Hands one thing over. */
        SEND,
        /** Hands a batch over. */
        PUBLISH,
        /** Moves money. */
        CHARGE
    }

    @Override
    public String toString() {
        return by + " -> " + to + ": " + what;
    }
}
