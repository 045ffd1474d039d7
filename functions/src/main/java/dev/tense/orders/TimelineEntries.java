package dev.tense.orders;

import dev.tense.contract.orders.GetOrderTimeline.Entry;
import dev.tense.contract.orders.GetOrderTimeline.Kind;
import dev.tense.contract.orders.GetOrderTimeline.State;
import dev.tense.platform.Timeline;

/** The timeline's moments in the words of the contract. */
final class TimelineEntries {
    private TimelineEntries() {}

    static Entry entry(Timeline.Moment moment) {
        return new Entry(
                moment.at(),
                switch (moment.kind()) {
                    case COMMAND -> Kind.COMMAND;
                    case EVENT -> Kind.EVENT;
                    case REACTION -> Kind.REACTION;
                },
                moment.name(),
                switch (moment.status()) {
                    case DONE -> State.DONE;
                    case PENDING -> State.PENDING;
                    case RETRYING -> State.RETRYING;
                    case DEAD_LETTERED -> State.DEAD_LETTERED;
                },
                moment.attempts(),
                moment.cause(),
                moment.presumed() ? Boolean.TRUE : null);
    }
}
