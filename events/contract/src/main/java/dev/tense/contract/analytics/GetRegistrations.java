package dev.tense.contract.analytics;

import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.time.LocalDate;

/** Asks for the registrations of a day (UTC), counted in the ledger. */
public record GetRegistrations(LocalDate day) implements Query<GetRegistrations.Result> {
    public GetRegistrations {
        Require.present("day", day);
    }

    /** How many users registered on the day. */
    public record Result(LocalDate day, int registrations) {}
}
