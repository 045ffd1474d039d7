package dev.tense.packaged;

import java.nio.charset.StandardCharsets;

/**
 * What a function is given, and the lane that tells what has to come of it.
 *
 * @param writes whether the function has to write something
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are never compared
record Case(String function, String form, boolean writes, Lane lane, Mirror mirror, byte[] payload) {
    /** What the same function answers in memory; afterwards the mirror knows what it wrote. */
    String expected() {
        return new String(lane.system.invoke(function, payload), StandardCharsets.UTF_8);
    }
}
