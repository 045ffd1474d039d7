package dev.tense.platform;

import java.util.List;

/** The queues of the reactions, to send to one of them directly. */
interface ReactionQueues {
    /**
     * Sends all of these to the queue of a reaction. Sending again is safe: reactions know what they handled.
     *
     * @throws dev.tense.messaging.Unavailable when the queue did not take all of them
     */
    void send(String function, List<String> envelopes);
}
