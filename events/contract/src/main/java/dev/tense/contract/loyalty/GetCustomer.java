package dev.tense.contract.loyalty;

import dev.tense.contract.notifications.SentMails;
import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.util.List;

/** Asks for a customer's points and mails. A customer we never heard of has none of either. */
public record GetCustomer(CustomerId customerId) implements Query<GetCustomer.Result> {
    public GetCustomer {
        Require.present("customerId", customerId);
    }

    /** A customer as we see them. */
    public record Result(CustomerId customerId, long points, List<SentMails.Mail> mails) {
        public Result {
            mails = List.copyOf(mails);
        }
    }
}
