package dev.tense.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.messaging.Commit.Recorded;
import dev.tense.messaging.Fact;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Json;
import dev.tense.messaging.Upcaster;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event ever released is read by today's code; a change that somebody would miss is told with whom it breaks. */
class EventEvolutionTest {
    private static final String ORDER_PLACED = "orders.order-placed.v1";

    static Stream<Recorded> released() {
        return EveryEvent.released();
    }

    @ParameterizedTest
    @MethodSource("released")
    void todays_code_reads_every_event_ever_released(Recorded event) {
        Fact read = EveryEvent.FACTS.read(event);

        assertThat(Json.render(read)).isEqualTo(EveryEvent.FACTS.latest(event).json());
    }

    @ParameterizedTest
    @MethodSource("released")
    void no_change_since_its_release_breaks_a_reaction(Recorded event) {
        assertThat(EveryEvent.changes().complaints(event)).isEmpty();
    }

    @Test
    void a_component_that_is_lost_breaks_those_who_read_it() {
        assertThat(afterChange(golden -> golden.replaceAll("\"sku\":\"[^\"]*\",", "")))
                .containsExactly(
                        "orders.order-placed.v1 has lost items[].sku, which breaks notify-warehouse-on-order-placed, not award-points-on-order-placed. Keep it, or make it the next version, with an Upcaster from the one before.");
        assertThat(afterChange(golden -> golden.replaceAll("\"paymentTransactionId\":\"[^\"]*\",", "")))
                .containsExactly(
                        "orders.order-placed.v1 has lost paymentTransactionId, which no reaction here reads. Keep it, or make it the next version, with an Upcaster from the one before.");
    }

    @Test
    void a_component_of_another_type_breaks_those_who_read_it() {
        assertThat(afterChange(golden -> golden.replace("\"customerId\":\"C-1\"", "\"customerId\":1")))
                .containsExactly(
                        "orders.order-placed.v1 has another type of customerId, which breaks award-points-on-order-placed, not notify-warehouse-on-order-placed. Keep its type, or make it the next version, with an Upcaster from the one before.");
    }

    @Test
    void a_component_that_earlier_events_do_not_have_may_be_missing() {
        UnaryOperator<String> coupon = golden -> golden.replace("}]", "}],\"coupon\":\"TEN\"");
        assertThat(afterChange(coupon))
                .containsExactly(
                        "orders.order-placed.v1 does not have coupon, which no reaction here reads. Make it @Nullable, or make it the next version, with an Upcaster from the one before.");
        assertThat(complaints(coupon, Set.of("coupon"))).isEmpty();
    }

    @Test
    void what_may_be_missing_is_nullable_somewhere_on_its_path() {
        assertThat(EveryEvent.mayMiss(Gift.class, "note")).isTrue();
        assertThat(EveryEvent.mayMiss(Gift.class, "wraps[].colour")).isTrue();
        assertThat(EveryEvent.mayMiss(Gift.class, "wraps[].ribbon")).isFalse();
        assertThat(EveryEvent.mayMiss(Gift.class, "giver")).isFalse();
        assertThat(EveryEvent.mayMiss(Gift.class, "nowhere")).isFalse();
    }

    private record Gift(String giver, @Nullable String note, List<Wrap> wraps) {}

    private record Wrap(String ribbon, @Nullable String colour) {}

    @Test
    void an_upcaster_that_forgets_a_component_is_told_by_whom_it_is_missed() {
        Upcaster forgetful =
                json -> json.put("customer", json.path("customerId").asText());
        var changes = new EventChanges(
                FactTypes.of(Map.of(), Map.of(ORDER_PLACED, forgetful)),
                name -> "{\"customer\":\"C-1\",\"gift\":true}",
                (event, path) -> false,
                event -> new TreeMap<>(Map.of("greet-on-order-placed", new TreeSet<>(Set.of("gift")))));

        assertThat(changes.complaints(new Recorded(ORDER_PLACED, "{\"customerId\":\"C-1\"}")))
                .containsExactly(
                        "orders.order-placed.v1, read as orders.order-placed.v2, does not have gift, which breaks greet-on-order-placed. Make it @Nullable, or make it the next version, with an Upcaster from the one before.");
    }

    private static List<String> afterChange(UnaryOperator<String> change) {
        return complaints(change, Set.of());
    }

    private static List<String> complaints(UnaryOperator<String> change, Set<String> optional) {
        Recorded released = EveryEvent.released()
                .filter(event -> event.name().equals(ORDER_PLACED))
                .findFirst()
                .orElseThrow();
        return new EventChanges(
                        EveryEvent.FACTS,
                        name -> change.apply(released.json()),
                        (event, path) -> optional.contains(path),
                        event -> twoOf(EveryEvent.readers(event)))
                .complaints(released);
    }

    /** Others may react as well one day. */
    private static SortedMap<String, SortedSet<String>> twoOf(SortedMap<String, SortedSet<String>> readers) {
        readers.keySet().retainAll(Set.of("award-points-on-order-placed", "notify-warehouse-on-order-placed"));
        return readers;
    }
}
