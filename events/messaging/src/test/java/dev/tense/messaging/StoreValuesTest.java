package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What DynamoDB would refuse or lose is not even a value. */
class StoreValuesTest {
    private static final ItemKey KEY = ItemKey.of("test");

    @Test
    void a_key_is_not_empty_and_not_too_long() {
        assertThat(new ItemKey("p".repeat(1024), "s".repeat(1024)).sort()).hasSize(1024);
        refused(() -> new ItemKey("", "-"));
        refused(() -> new ItemKey("p", ""));
        refused(() -> new ItemKey("p".repeat(1025), "-"));
        refused(() -> new ItemKey("\u00fc".repeat(513), "-"));
        refused(() -> new ItemKey("p", "s".repeat(1025)));
        refused(() -> new StreamId("order", "k".repeat(2043)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pk", "sk", "subject"})
    void a_name_in_an_item_is_not_that_of_a_column(String name) {
        refused(() -> new Item(KEY, null, Map.of(name, "a"), Map.of()));
        refused(() -> new Item(KEY, null, Map.of(), Map.of(name, 1L)));
        refused(() -> new Effect.Add(KEY, Map.of(name, 1L)));
        refused(() -> new Effect.Adjust(KEY, name, 1));
    }

    @Test
    void a_name_in_an_item_is_that_of_one_thing() {
        refused(() -> new Item(KEY, null, Map.of("name", "a"), Map.of("name", 1L)));
    }

    @Test
    void a_subject_is_something() {
        refused(() -> new Item(KEY, "", Map.of(), Map.of()));
        refused(() -> new Item(KEY, "s".repeat(2049), Map.of(), Map.of()));
    }

    @Test
    void an_effect_adds_something_that_can_be_taken_back() {
        refused(() -> new Effect.Add(KEY, Map.of()));
        refused(() -> new Effect.Adjust(KEY, "available", Long.MIN_VALUE));
    }

    @Test
    void a_commit_has_a_version_from_1_and_an_attempt_that_fits_a_request_token() {
        assertThat(commit(1, "a".repeat(36)).version()).isEqualTo(1);
        refused(() -> commit(0, "a"));
        refused(() -> commit(-1, "a"));
        refused(() -> commit(1, ""));
        refused(() -> commit(1, "a".repeat(37)));
    }

    @Test
    void the_store_in_memory_shows_who_leaves_a_gap_or_overflows() {
        var store = new InMemoryStore();
        store.apply(new Effect.Add(KEY, Map.of("count", Long.MAX_VALUE)));

        refused(() -> store.append(commit(2, "a"), List.of()));
        assertThatThrownBy(() -> store.apply(new Effect.Add(KEY, Map.of("count", 1L))))
                .isInstanceOf(ArithmeticException.class);
    }

    private static void refused(ThrowingCallable making) {
        assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
    }

    private static Commit commit(long version, String attempt) {
        @Nullable String none = null;
        return new Commit(
                new StreamId("order", "k"),
                version,
                Instant.EPOCH,
                "CreateOrder",
                new CommandKey("key"),
                "",
                none,
                null,
                "key",
                none,
                none,
                List.of(),
                List.of(),
                attempt);
    }
}
