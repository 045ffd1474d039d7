package dev.tense.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tense.contract.loyalty.PointsAwarded;
import dev.tense.contract.loyalty.PointsRevoked;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.Sku;
import dev.tense.contract.values.TransactionId;
import dev.tense.loyalty.Points.Awarded;
import dev.tense.loyalty.Points.Closed;
import dev.tense.loyalty.Points.None;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Reacted;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CustomerId CUSTOMER = new CustomerId("C-1");
    private static final OrderId ORDER = new OrderId("4f1c2ab09d3e4c5f8a7b6c5d4e3f2a1b");
    private static final OrderPlaced PLACED = new OrderPlaced(
            ORDER,
            CUSTOMER,
            List.of(new OrderLine(new Sku("BOOK-1"), 2)),
            new Money(4998, Currency.getInstance("EUR")),
            new TransactionId("ch_1"),
            NOON);
    private static final OrderCancelled CANCELLED =
            new OrderCancelled(ORDER, CUSTOMER, OrderCancelled.Reason.REQUESTED, NOON);

    @Test
    void a_placed_order_earns_a_point_for_each_whole_unit() {
        assertThat(Points.award(new None(), PLACED, NOON))
                .isEqualTo(Decision.accept(Reacted.DONE, new PointsAwarded(CUSTOMER, ORDER, 49, NOON))
                        .with(balance(49)));
    }

    @Test
    void a_cancelled_order_gives_back_what_it_earned() {
        assertThat(Points.revoke(new Awarded(49), CANCELLED, NOON))
                .isEqualTo(Decision.accept(Reacted.DONE, new PointsRevoked(CUSTOMER, ORDER, 49, NOON))
                        .with(balance(-49)));
    }

    @Test
    void an_order_that_was_cancelled_first_earns_nothing_any_more() {
        assertThat(Points.revoke(new None(), CANCELLED, NOON))
                .isEqualTo(Decision.accept(Reacted.DONE, new PointsForgone()));
        assertThat(Points.award(new Closed(), PLACED, NOON)).isEqualTo(Decision.decline(Reacted.DONE));
    }

    @Test
    void what_was_done_is_not_done_again() {
        assertThat(Points.award(new Awarded(49), PLACED, NOON)).isEqualTo(Decision.decline(Reacted.DONE));
        assertThat(Points.revoke(new Closed(), CANCELLED, NOON)).isEqualTo(Decision.decline(Reacted.DONE));
    }

    @Test
    void a_state_follows_from_its_facts_and_from_no_others() {
        var awarded = new PointsAwarded(CUSTOMER, ORDER, 49, NOON);
        var revoked = new PointsRevoked(CUSTOMER, ORDER, 49, NOON);

        assertThat(Points.evolve(new None(), awarded)).isEqualTo(new Awarded(49));
        assertThat(Points.evolve(new Awarded(49), revoked)).isEqualTo(new Closed());
        assertThat(Points.evolve(new None(), new PointsForgone())).isEqualTo(new Closed());
        assertThatIllegalStateException().isThrownBy(() -> Points.evolve(new Closed(), awarded));
        assertThatIllegalStateException().isThrownBy(() -> Points.evolve(new None(), revoked));
    }

    private static List<Effect> balance(long points) {
        return List.of(new Effect.Add(Points.balance(CUSTOMER), Map.of(Points.BALANCE, points)));
    }
}
