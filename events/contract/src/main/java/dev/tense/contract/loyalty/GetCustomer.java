package dev.tense.contract.loyalty;

import dev.tense.contract.notifications.SentMails;
import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.util.List;

/** Asks for a customer's points and mails. A customer we never heard of has none of either, and is no member. */
public record GetCustomer(CustomerId customerId) implements Query<GetCustomer.Result> {
    public GetCustomer {
        Require.present("customerId", customerId);
    }

    /**
     * A customer as we see them.
     *
     * @param member whether the customer is a registered user, and so enrolled
     */
    public record Result(CustomerId customerId, long points, boolean member, List<SentMails.Mail> mails) {
        public Result {
            mails = List.copyOf(mails);
        }
    }
}
