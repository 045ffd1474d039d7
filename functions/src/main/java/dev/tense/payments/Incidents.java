package dev.tense.payments;

import static dev.tense.messaging.Decision.accept;

import dev.tense.contract.payments.GetIncidents.Incident;
import dev.tense.contract.payments.PaymentIncidentRaised;
import dev.tense.contract.payments.PaymentIncidentRaised.Cause;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What needs a person: an event for whoever listens, and in the same transaction a state item for whoever looks. */
final class Incidents {
    /** All incidents, by the time they were raised: there are few, and an operator wants to see all of them. */
    static final String PARTITION = "payments#incidents";

    private static final String RESOLVED_AT = "resolvedAt";

    private Incidents() {}

    static <A> Decision<A> raise(A answer, PaymentIncidentRaised incident) {
        return accept(answer, incident).with(List.of(new Effect.Put(item(incident, Map.of()))));
    }

    /** What goes with a decision that settles an incident; nothing if there is none. */
    static List<Effect> resolved(@Nullable PaymentIncidentRaised incident, Instant now) {
        return incident == null
                ? List.of()
                : List.of(new Effect.Put(item(incident, Map.of(RESOLVED_AT, now.toString()))));
    }

    private static Item item(PaymentIncidentRaised incident, Map<String, String> more) {
        var texts = new HashMap<>(more);
        texts.put("order", incident.orderId().value());
        texts.put("cause", incident.cause().name());
        texts.put("code", incident.code());
        texts.put("currency", incident.amount().currency().getCurrencyCode());
        texts.put("since", incident.since().toString());
        texts.put("raisedAt", incident.occurredAt().toString());
        return new Item(
                new ItemKey(PARTITION, incident.occurredAt() + "#" + incident.orderId()),
                null,
                texts,
                Map.of("amount", incident.amount().minor()));
    }

    static Incident read(Item item) {
        var cause = Cause.valueOf(item.text("cause"));
        var order = new OrderId(item.text("order"));
        return new Incident(
                order,
                cause,
                new Money(item.number("amount"), Currency.getInstance(item.text("currency"))),
                ChargeKeys.charge(order),
                item.text("code"),
                Instant.parse(item.text("since")),
                Instant.parse(item.text("raisedAt")),
                known(cause),
                toDo(cause),
                Optional.ofNullable(item.texts().get(RESOLVED_AT))
                        .map(Instant::parse)
                        .orElse(null));
    }

    private static String known(Cause cause) {
        return switch (cause) {
            case CHARGE_UNEXPLAINED ->
                "A charge was sent, and the provider gave an answer that nobody foresaw. It may have charged.";
            case CHARGE_UNKNOWN ->
                "A charge was sent, and its outcome never became known. It is not sent again, because its key is too old.";
            case REFUND_REFUSED ->
                "The order was charged and does not stand. The provider refused to give the money back.";
            case REFUND_UNKNOWN ->
                "The order was charged and does not stand. Whether the money went back is not known.";
        };
    }

    private static String toDo(Cause cause) {
        return switch (cause) {
            case CHARGE_UNEXPLAINED, CHARGE_UNKNOWN ->
                "Look for the provider key in the provider's books. Then cancel the order if it stands open, and send "
                        + "refund-payment with a new command id: what was charged goes back, and the incident is resolved "
                        + "as soon as the provider tells.";
            case REFUND_REFUSED, REFUND_UNKNOWN ->
                "Look for the provider key in the provider's books. Give the money back there, or remove what is in the "
                        + "way and send refund-payment with a new command id: the incident is resolved when it succeeds.";
        };
    }
}
