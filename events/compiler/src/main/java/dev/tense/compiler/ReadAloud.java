package dev.tense.compiler;

/**
 * The read-aloud test: "place order" asks for something, so it is a command; "order placed" says what happened, so it is an
 * event. Works on any name in camel case; a version at its end, as in {@code OrderPlacedV2}, is not read.
 */
public final class ReadAloud {
    private ReadAloud() {}

    /**
     * Whether a name passes the test.
     *
     * @param passes     the result
     * @param reason     why, as a clause without a full stop: {@code 'Placed' is the past tense of 'place'}
     * @param suggestion a name that would pass; empty when none comes to mind
     */
    public record Verdict(boolean passes, String reason, String suggestion) {
        static Verdict pass(String reason) {
            return new Verdict(true, reason, "");
        }

        static Verdict fail(String reason, String suggestion) {
            return new Verdict(false, reason, suggestion);
        }

        static Verdict fail(String reason) {
            return fail(reason, "");
        }
    }

    /** Reads the name as an event, in the past tense: {@code OrderPlaced}. */
    public static Verdict asEvent(String name) {
        return new EventReading(Spoken.of(name)).verdict();
    }

    /** Reads the name as a command, in the imperative: {@code PlaceOrder}. */
    public static Verdict asCommand(String name) {
        return new CommandReading(Spoken.of(name)).verdict();
    }
}
