package dev.tense.local.prove;

import static dev.tense.local.prove.TrueStory.ORDER;
import static dev.tense.local.prove.TrueStory.errand;
import static dev.tense.local.prove.TrueStory.failed;
import static dev.tense.local.prove.TrueStory.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.local.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the audit finds, each in a system in which everything else is right. */
class AuditTest {
    private static final String BY_FLOW = "every order ends as its flow must";
    private static final String AS_TOLD = "every order is as its sender was told";
    private static final String EXPIRY = "an order expires at its deadline, and only if it was not placed";
    private static final String STRANGER = "fedcba9876543210fedcba9876543210";
    private static final Errand.Told PLACED = said("place-order", "order-placed");

    private final StubSystem system = new StubSystem();

    @AfterEach
    void close() {
        system.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Flow.class,
            names = {"PLACED", "CHOREOGRAPHED", "LATER", "SLOW_CHARGE"})
    void an_order_that_nobody_gives_a_cause_has_to_stand(Flow flow) {
        assertThat(broken(new TrueStory(errand(flow), End.PLACED, true, Duration.ZERO)))
                .isEmpty();
        assertThat(broken(cancelled(errand(flow), "OUT_OF_STOCK"))).containsExactly(BY_FLOW);
        assertThat(broken(cancelled(errand(flow), "REQUESTED"))).containsExactly(BY_FLOW);
    }

    @ParameterizedTest
    @CsvSource({"NOT_SHIPPABLE, SHIPPING_FAILED", "DECLINED, INSUFFICIENT_FUNDS", "SOLD_OUT, OUT_OF_STOCK"})
    void an_order_that_cannot_stand_has_to_be_cancelled_for_its_own_reason(Flow flow, String reason) {
        Errand errand = errand(flow, failed(reason));

        assertThat(broken(cancelled(errand, reason))).isEmpty();
        assertThat(broken(cancelled(errand(flow), "PAYMENT_DECLINED"))).containsExactly(BY_FLOW);
        assertThat(broken(new TrueStory(errand(flow), End.PLACED, true, Duration.ZERO)))
                .contains(BY_FLOW);
    }

    @Test
    void an_order_may_expire_at_the_deadline_of_its_checkout_and_not_before() {
        Errand errand = errand(Flow.PLACED, failed("EXPIRED"));
        Duration deadline = SystemProcess.CHECKOUT_DEADLINE;

        assertThat(broken(new TrueStory(errand, End.EXPIRED, false, deadline))).isEmpty();
        assertThat(broken(new TrueStory(errand, End.EXPIRED, false, deadline.minusMillis(1))))
                .containsExactly(EXPIRY);
    }

    @Test
    void an_order_that_was_placed_cannot_expire() {
        assertThat(broken(
                        new TrueStory(errand(Flow.PLACED, PLACED), End.EXPIRED, true, SystemProcess.CHECKOUT_DEADLINE)))
                .containsExactly(EXPIRY);
    }

    @Test
    void a_cancellation_that_raced_ended_as_its_sender_was_told() {
        Errand cancelled = errand(Flow.CANCELLED, PLACED, said("cancel-order", "order-cancelled"));
        Errand shipped = errand(Flow.CANCELLED, PLACED, said("cancel-order", "already-shipped"));
        Errand late = errand(Flow.CANCELLED, PLACED, said("cancel-order", "already-cancelled"));
        End requested = End.REQUESTED;

        assertThat(broken(new TrueStory(cancelled, requested, true, Duration.ZERO)))
                .isEmpty();
        assertThat(broken(new TrueStory(late, requested, true, Duration.ZERO))).isEmpty();
        assertThat(broken(new TrueStory(shipped, requested, true, Duration.ZERO)))
                .containsExactly(AS_TOLD);
    }

    @Test
    void an_order_whose_cancellation_was_confirmed_does_not_stand() {
        Errand shipped = errand(Flow.CANCELLED, PLACED, said("cancel-order", "already-shipped"));
        Errand cancelled = errand(Flow.CANCELLED, PLACED, said("cancel-order", "order-cancelled"));

        assertThat(broken(new TrueStory(shipped, End.PLACED, true, Duration.ZERO)))
                .isEmpty();
        assertThat(broken(new TrueStory(cancelled, End.PLACED, true, Duration.ZERO)))
                .containsExactly(AS_TOLD);
    }

    @Test
    void what_the_sender_of_an_order_was_told_is_so() {
        Errand confirmed = errand(Flow.CANCELLED_UNPAID, PLACED);
        Errand calledOff = errand(Flow.CANCELLED_UNPAID, failed("CANCELLED"));
        Errand tooPoor = errand(Flow.CANCELLED_UNPAID, failed("INSUFFICIENT_FUNDS"));
        Errand.Told invalid = new Errand.Told("place-order", "{}", new Reply(400, "{}"));

        assertThat(broken(cancelled(calledOff, "REQUESTED"))).isEmpty();
        assertThat(broken(cancelled(confirmed, "REQUESTED"))).containsExactly(AS_TOLD);
        assertThat(broken(cancelled(tooPoor, "REQUESTED"))).containsExactly(AS_TOLD);
        assertThat(broken(cancelled(errand(Flow.CANCELLED_UNPAID, invalid), "REQUESTED")))
                .containsExactly(AS_TOLD);
    }

    @ParameterizedTest
    @CsvSource({"404, {}", "200, '{\"entries\": []}'"})
    void an_order_without_a_timeline_is_not_right(int status, String body) {
        TrueStory story = cancelled(errand(Flow.DECLINED), "INSUFFICIENT_FUNDS");
        story.in(system);
        system.answers(
                "/orders/" + ORDER + "/timeline",
                () -> Answer.of(status, "application/json", body.getBytes(StandardCharsets.UTF_8)));

        assertThat(audit(story)).containsExactly("every order has its timeline");
    }

    @Test
    void an_order_that_nobody_knows_is_not_right() {
        TrueStory story = placed();
        story.in(system).forgets("/orders/" + ORDER);

        assertThat(audit(story)).contains("every order is placed or cancelled");
    }

    @Test
    void what_was_charged_or_refunded_belongs_to_an_order() {
        TrueStory story = placed();
        story.in(system).books("charge-" + STRANGER, "approved", 100);

        assertThat(audit(story))
                .containsExactly(
                        "every booking belongs to one order", "the money kept in all is what the standing orders cost");
        system.books("refund-" + STRANGER, "refund", 100);
        assertThat(audit(story))
                .containsExactly("every booking belongs to one order", "every booking belongs to one order");
    }

    @Test
    void a_parcel_belongs_to_an_order_that_stands_and_the_other_way_round() {
        TrueStory story = placed();
        story.in(system).hasParcel(STRANGER);

        assertThat(audit(story)).containsExactly("the carrier has what stands, and nothing else");
        system.losesParcel(STRANGER);
        system.losesParcel(ORDER);
        assertThat(audit(story)).containsExactly("the carrier has what stands, and nothing else");
    }

    @Test
    void nobody_picks_what_nobody_ordered() {
        TrueStory story = placed();
        story.in(system).tells(StubSystem.today("picks"), """
                {"entries": [{"orderId": "%s"}, {"orderId": "%s"}]}""".formatted(ORDER, STRANGER));

        assertThat(audit(story)).containsExactly("nothing else is on the pick lists");
    }

    @ParameterizedTest
    @CsvSource({"/incidents", "/stock/BOOK", "/customers/C-one"})
    void a_question_without_an_answer_is_no_answer(String path) {
        TrueStory story = placed();
        story.in(system).forgets(path);

        assertThatThrownBy(() -> audit(story))
                .isInstanceOf(GaveUp.class)
                .hasMessageStartingWith("GET " + path + " said");
    }

    @ParameterizedTest
    @CsvSource({"picks", "sales", "registrations"})
    void a_ledger_without_an_answer_is_no_empty_ledger(String ledger) {
        TrueStory story = cancelled(errand(Flow.DECLINED), "INSUFFICIENT_FUNDS");
        story.in(system).forgets(StubSystem.today(ledger));

        assertThatThrownBy(() -> audit(story)).isInstanceOf(GaveUp.class);
    }

    private static TrueStory placed() {
        return new TrueStory(errand(Flow.PLACED, PLACED), End.PLACED, true, Duration.ZERO);
    }

    private static TrueStory cancelled(Errand errand, String reason) {
        return new TrueStory(errand, End.cancelled(reason), false, Duration.ZERO);
    }

    private List<String> broken(TrueStory story) {
        story.in(system);
        return audit(story);
    }

    private List<String> audit(TrueStory story) {
        return new Audit(system.api, system.operator)
                .of(List.of(story.errand()), Map.of(story.errand().sku, TrueStory.PIECES)).stream()
                        .map(Violation::invariant)
                        .toList();
    }
}
