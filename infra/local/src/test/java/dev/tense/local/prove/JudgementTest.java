package dev.tense.local.prove;

import static dev.tense.local.prove.TrueStory.ORDER;
import static dev.tense.local.prove.TrueStory.errand;
import static dev.tense.local.prove.TrueStory.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.wire.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final String TIMELINE = "/orders/" + ORDER + "/timeline";
    private static final String PLACE_ORDER = "/commands/place-order";

    private final Errand errand = errand(Flow.PLACED, said("place-order", "order-placed"));
    private final List<Errand> errands = List.of(errand);
    private final Map<String, Long> begun = Map.of(errand.sku, TrueStory.PIECES);
    private final StubSystem system = new StubSystem();
    private final Judgement judgement = judgement(Duration.ofSeconds(10));

    @BeforeEach
    void all_is_right() {
        new TrueStory(errand, End.PLACED, true, Duration.ZERO).in(system);
    }

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void what_is_right_stays_right() {
        assertThat(judgement.ofNew(errands, begun)).isEmpty();
        assertThat(judgement.ofNew(errands, begun)).isEmpty();
        assertThat(judgement.again(errands, begun)).isEmpty();
    }

    @Test
    void a_repeated_command_that_charges_again_is_found() {
        system.answers(PLACE_ORDER, () -> {
            system.books("charge-" + ORDER + "-again", "approved", errand.totalMinor());
            return placed();
        });

        assertThat(judgement.ofNew(errands, begun))
                .extracting(Violation::invariant)
                .contains("an order is charged at most once");
    }

    @Test
    void a_repeated_command_that_is_answered_otherwise_is_found() {
        system.tells(PLACE_ORDER, "{}");

        assertThat(judgement.ofNew(errands, begun))
                .extracting(Violation::invariant)
                .containsExactly("a repeated command gets the same answer");
    }

    @Test
    void what_a_repeated_command_leads_to_is_waited_for() {
        String before = system.api.get(TIMELINE).body();
        AtomicInteger asked = new AtomicInteger();
        system.answers(PLACE_ORDER, () -> {
            system.answers(TIMELINE, () -> StubSystem.page(asked.getAndIncrement() == 0 ? withWork(before) : before));
            return placed();
        });

        assertThat(judgement.ofNew(errands, begun)).isEmpty();
        assertThat(asked).hasValueGreaterThan(2);
    }

    @Test
    void what_happens_to_an_order_after_it_was_judged_is_found_in_the_end() {
        assertThat(judgement.ofNew(errands, begun)).isEmpty();
        system.tells("/customers/" + errand.customer(), """
                {"points": 49, "mails": [{"template": "order-confirmation"}, {"template": "order-confirmation"},
                                         {"template": "order-shipped"}]}""");

        assertThat(judgement.ofNew(errands, begun)).isEmpty();
        assertThat(judgement.again(errands, begun))
                .containsExactly(Violation.doubled("a placed order is confirmed once", ORDER, "expected 1, found 2"));
    }

    @Test
    void an_order_whose_timeline_cannot_be_read_is_not_done() {
        system.forgets(TIMELINE);

        assertThat(judgement(Duration.ZERO).ofNew(errands, begun))
                .extracting(Violation::invariant)
                .containsExactly("every order comes to an end, and everybody reacts");
    }

    private Judgement judgement(Duration patience) {
        return new Judgement(system.api, system.operator, patience);
    }

    private Answer placed() {
        return StubSystem.page(errand.told().getFirst().reply().body());
    }

    private static String withWork(String timeline) {
        return timeline.replace("]", """
                , {"at": "2026-01-01T12:00:00Z", "kind": "reaction", "name": "ship", "status": "pending"}]""");
    }
}
