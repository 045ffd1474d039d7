package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Store} promises. The keys are new in each test, so a store may keep what earlier tests wrote. */
public interface StoreContract {
    Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    /** For what a store may show a moment later. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /** What no column, index or encoding may lose: a line break, a quote, a combining accent, the two beyond 16 bits. */
    String UNUSUAL_TEXT = "Zu\u0308rich \"Z\u00fcrich\"\n\t\\ \u0000 \u65e5\u672c \ud83d\udce6\ud842\udfb7 ";

    /** The store under test, the same one throughout a test. */
    Store store();

    @Test
    default void the_same_attempt_is_done_once() {
        ItemKey stock = stockOf(10);
        Commit commit = first("a");
        var take = List.<Effect>of(new Effect.Adjust(stock, "available", -2));

        assertThat(store().append(commit, take)).isEqualTo(new Written.Done());
        assertThat(store().append(commit, take)).isEqualTo(new Written.Done());

        assertThat(store().load(commit.stream())).containsExactly(commit);
        assertThat(available(stock)).isEqualTo(8);
    }

    @Test
    default void the_same_attempt_without_effects_is_done_once() {
        Commit commit = first("a");

        assertThat(store().append(commit, List.of())).isEqualTo(new Written.Done());
        assertThat(store().append(commit, List.of())).isEqualTo(new Written.Done());

        assertThat(store().load(commit.stream())).containsExactly(commit);
    }

    @Test
    default void an_attempt_is_recognised_after_the_stream_went_on() {
        Commit commit = first("a");
        store().append(commit, List.of());
        store().append(next(commit, 2, "b"), List.of());

        assertThat(store().append(commit, List.of())).isEqualTo(new Written.Done());
    }

    @Test
    default void of_two_writers_of_a_version_one_wins_and_the_other_sees_the_winner() {
        Commit winner = first("winner");
        Commit loser = next(winner, 1, "loser");
        store().append(winner, List.of());

        assertThat(store().append(loser, List.of())).isEqualTo(new Written.Collision(winner));

        assertThat(store().load(winner.stream())).containsExactly(winner);
    }

    @Test
    default void a_writer_who_comes_too_late_changes_no_item() {
        ItemKey stock = stockOf(10);
        Commit winner = first("winner");
        store().append(winner, List.of());

        assertThat(store().append(
                                next(winner, 1, "loser"),
                                List.of(new Effect.Adjust(stock, "available", -1), new Effect.Create(plain()))))
                .isEqualTo(new Written.Collision(winner));

        assertThat(available(stock)).isEqualTo(10);
    }

    @Test
    default void a_collision_is_told_before_a_failed_guard() {
        ItemKey stock = stockOf(1);
        Commit winner = first("winner");
        store().append(winner, List.of());

        assertThat(store().append(next(winner, 1, "loser"), List.of(new Effect.Adjust(stock, "available", -2))))
                .isEqualTo(new Written.Collision(winner));
    }

    @Test
    default void effects_and_commit_happen_together() {
        ItemKey stock = stockOf(10);
        Item created = plain();
        Item written = plain();
        ItemKey sum = key();
        Commit commit = first("a");

        assertThat(store().append(
                                commit,
                                List.of(
                                        new Effect.Adjust(stock, "available", -3),
                                        new Effect.Create(created),
                                        new Effect.Put(written),
                                        new Effect.Add(sum, Map.of("orders", 1L, "pieces", 3L)))))
                .isEqualTo(new Written.Done());

        assertThat(store().load(commit.stream())).containsExactly(commit);
        assertThat(store().items(List.of(stock, created.key(), written.key(), sum)))
                .isEqualTo(Map.of(
                        stock,
                        number(stock, "available", 7),
                        created.key(),
                        created,
                        written.key(),
                        written,
                        sum,
                        new Item(sum, null, Map.of(), Map.of("orders", 1L, "pieces", 3L))));
    }

    @Test
    default void a_failed_guard_changes_nothing_and_shows_what_was_in_the_way() {
        ItemKey plenty = stockOf(10);
        ItemKey scarce = stockOf(1);
        ItemKey sum = key();
        Commit commit = first("a");
        var takeTwo = new Effect.Adjust(scarce, "available", -2);

        assertThat(store().append(
                                commit,
                                List.of(
                                        new Effect.Adjust(plenty, "available", -2),
                                        takeTwo,
                                        new Effect.Add(sum, Map.of("orders", 1L)))))
                .isEqualTo(new Written.GuardFailed(takeTwo, number(scarce, "available", 1)));

        assertThat(store().load(commit.stream())).isEmpty();
        assertThat(store().items(List.of(plenty, scarce, sum)))
                .isEqualTo(Map.of(plenty, number(plenty, "available", 10), scarce, number(scarce, "available", 1)));
    }

    @Test
    default void of_two_failed_guards_the_first_is_shown() {
        ItemKey scarce = stockOf(1);
        var unknown = new Effect.Adjust(key(), "available", -1);
        var tooMany = new Effect.Adjust(scarce, "available", -2);

        assertThat(store().append(first("a"), List.of(unknown, tooMany)))
                .isEqualTo(new Written.GuardFailed(unknown, null));
    }

    @Test
    default void an_item_is_changed_once_in_a_transaction() {
        ItemKey stock = stockOf(10);
        Commit commit = first("a");

        assertThatThrownBy(() -> store().append(
                                commit,
                                List.of(
                                        new Effect.Adjust(stock, "available", -1),
                                        new Effect.Adjust(stock, "available", -1))))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Unavailable.class);

        assertThat(store().load(commit.stream())).isEmpty();
        assertThat(available(stock)).isEqualTo(10);
    }

    @Test
    default void an_item_that_is_changed_twice_is_refused_even_where_the_version_is_taken() {
        Commit winner = first("winner");
        store().append(winner, List.of());
        ItemKey key = key();

        assertThatThrownBy(() -> store().append(
                                next(winner, 1, "loser"),
                                List.of(new Effect.Add(key, Map.of("orders", 1L)), new Effect.Create(item(key)))))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Unavailable.class);
    }

    @Test
    default void to_add_to_a_text_is_refused_and_changes_nothing() {
        Item item = new Item(key(), null, Map.of("name", "plain"), Map.of());
        store().apply(new Effect.Put(item));
        var add = new Effect.Add(item.key(), Map.of("name", 1L));
        var give = new Effect.Adjust(item.key(), "name", 1);
        var take = new Effect.Adjust(item.key(), "name", -1);
        Commit commit = first("a");
        Item other = plain();

        for (Effect effect : List.of(add, give)) {
            assertThatThrownBy(() -> store().apply(effect))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(Unavailable.class);
            assertThatThrownBy(() -> store().append(commit, List.of(new Effect.Put(other), effect)))
                    .isInstanceOf(RuntimeException.class)
                    .isNotInstanceOf(Unavailable.class);
        }
        assertThat(store().apply(take)).isEqualTo(new Written.GuardFailed(take, item));

        assertThat(store().load(commit.stream())).isEmpty();
        assertThat(store().items(List.of(item.key(), other.key()))).isEqualTo(Map.of(item.key(), item));
    }

    @Test
    default void a_transaction_has_room_for_99_effects() {
        var effects = new ArrayList<Effect>();
        IntStream.range(0, Store.MAX_EFFECTS).forEach(any -> effects.add(new Effect.Put(plain())));

        assertThat(store().append(first("a"), effects)).isEqualTo(new Written.Done());
        effects.add(new Effect.Put(plain()));
        assertThatThrownBy(() -> store().append(first("b"), effects))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Unavailable.class);
    }

    @Test
    default void a_hundred_items_are_read_at_once_and_no_more() {
        var keys = new ArrayList<ItemKey>();
        IntStream.range(0, Store.MAX_ITEMS).forEach(any -> keys.add(key()));

        assertThat(store().items(keys)).isEmpty();
        keys.add(keys.getFirst());
        assertThat(store().items(keys)).isEmpty();
        keys.add(key());
        assertThatThrownBy(() -> store().items(keys))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(Unavailable.class);
    }

    @Test
    default void keys_may_be_as_long_as_dynamodb_has_them() {
        String subject = (fresh() + "z".repeat(2048)).substring(0, 2048);
        Item item = new Item(
                new ItemKey((fresh() + "x".repeat(1024)).substring(0, 1024), "y".repeat(1024)),
                subject,
                Map.of(),
                Map.of());
        Commit commit =
                commit(new StreamId("order", (fresh() + "s".repeat(2048)).substring(0, 2042)), 1, "a", "{}", List.of());

        assertThat(store().append(commit, List.of(new Effect.Create(item)))).isEqualTo(new Written.Done());

        assertThat(store().load(commit.stream())).containsExactly(commit);
        assertThat(eventually(() -> store().ofSubject(subject), 1)).containsExactly(item);
    }

    @Test
    default void an_adjustment_never_falls_below_nothing() {
        ItemKey stock = stockOf(2);
        var takeAll = new Effect.Adjust(stock, "available", -2);
        var takeOne = new Effect.Adjust(stock, "available", -1);

        assertThat(store().apply(takeAll)).isEqualTo(new Written.Done());
        assertThat(store().apply(takeOne)).isEqualTo(new Written.GuardFailed(takeOne, number(stock, "available", 0)));
        assertThat(available(stock)).isZero();
    }

    @Test
    default void what_is_put_back_passes_its_guard_even_where_the_number_is_below_nothing() {
        ItemKey key = key();
        store().apply(new Effect.Add(key, Map.of("available", -5L)));

        assertThat(store().apply(new Effect.Adjust(key, "available", 2))).isEqualTo(new Written.Done());
        assertThat(available(key)).isEqualTo(-3);
    }

    @Test
    default void an_adjustment_needs_its_item() {
        var give = new Effect.Adjust(key(), "available", 5);
        var take = new Effect.Adjust(key(), "available", -5);

        assertThat(store().apply(give)).isEqualTo(new Written.GuardFailed(give, null));
        assertThat(store().apply(take)).isEqualTo(new Written.GuardFailed(take, null));
        assertThat(store().items(List.of(give.key(), take.key()))).isEmpty();
    }

    @Test
    default void an_adjusted_number_that_is_not_there_counts_as_nothing() {
        ItemKey key = stockOf(3);
        var take = new Effect.Adjust(key, "reserved", -1);

        assertThat(store().apply(take)).isEqualTo(new Written.GuardFailed(take, number(key, "available", 3)));
        assertThat(store().apply(new Effect.Adjust(key, "reserved", 2))).isEqualTo(new Written.Done());
        assertThat(store().items(List.of(key)))
                .isEqualTo(Map.of(key, new Item(key, null, Map.of(), Map.of("available", 3L, "reserved", 2L))));
    }

    @Test
    default void an_adjustment_leaves_the_rest_of_the_item_alone() {
        Item product = new Item(
                key(), "an order", Map.of("name", UNUSUAL_TEXT, "empty", ""), Map.of("price", 2499L, "available", 5L));
        store().apply(new Effect.Create(product));

        store().apply(new Effect.Adjust(product.key(), "available", -1));

        assertThat(store().items(List.of(product.key())))
                .isEqualTo(Map.of(
                        product.key(),
                        new Item(
                                product.key(),
                                product.subject(),
                                product.texts(),
                                Map.of("price", 2499L, "available", 4L))));
    }

    @Test
    default void an_item_is_created_once_and_a_second_one_sees_the_first() {
        Item item = plain();
        var again = new Effect.Create(new Item(item.key(), null, Map.of("name", "another"), Map.of()));

        assertThat(store().apply(new Effect.Create(item))).isEqualTo(new Written.Done());
        assertThat(store().apply(again)).isEqualTo(new Written.GuardFailed(again, item));
        assertThat(store().append(first("a"), List.of(again))).isEqualTo(new Written.GuardFailed(again, item));
        assertThat(store().items(List.of(item.key()))).isEqualTo(Map.of(item.key(), item));
    }

    @Test
    default void putting_an_item_replaces_all_of_it() {
        ItemKey key = key();
        Item before = new Item(key, "an order", Map.of("name", "before", "gone", "soon"), Map.of("count", 1L));
        Item after = new Item(key, null, Map.of("name", "after"), Map.of());

        assertThat(store().apply(new Effect.Put(before))).isEqualTo(new Written.Done());
        assertThat(store().apply(new Effect.Put(after))).isEqualTo(new Written.Done());

        assertThat(store().items(List.of(key))).isEqualTo(Map.of(key, after));
    }

    @Test
    default void adding_creates_the_item_and_then_sums() {
        ItemKey key = key();

        assertThat(store().apply(new Effect.Add(key, Map.of("points", 49L)))).isEqualTo(new Written.Done());
        assertThat(store().apply(new Effect.Add(key, Map.of("points", -50L, "orders", 1L))))
                .isEqualTo(new Written.Done());

        assertThat(store().items(List.of(key)))
                .isEqualTo(Map.of(key, new Item(key, null, Map.of(), Map.of("points", -1L, "orders", 1L))));
    }

    @Test
    default void numbers_keep_all_their_digits() {
        ItemKey key = key();
        Item item = new Item(key, null, Map.of(), Map.of("most", Long.MAX_VALUE, "least", Long.MIN_VALUE));

        store().apply(new Effect.Put(item));

        assertThat(store().items(List.of(key))).isEqualTo(Map.of(key, item));
    }

    @Test
    default void asked_for_items_gives_those_that_exist() {
        Item one = plain();
        store().apply(new Effect.Put(one));

        assertThat(store().items(List.of(one.key(), key()))).isEqualTo(Map.of(one.key(), one));
        assertThat(store().items(List.of(one.key(), one.key()))).isEqualTo(Map.of(one.key(), one));
        assertThat(store().items(List.of())).isEmpty();
    }

    @Test
    default void a_partition_comes_in_the_order_of_its_sort_keys() {
        String partition = fresh();
        // by UTF-8 bytes, as DynamoDB compares: what is beyond 16 bits comes after all that is within them
        var ordered =
                List.of("-", "10", "2026-11-22#b", "2026-11-22#c", "9", "A", "a", "\u00fc", "\uff5e", "\ud83d\udce6");
        ordered.reversed().forEach(sort -> store().apply(new Effect.Create(item(new ItemKey(partition, sort)))));
        store().apply(new Effect.Create(item(new ItemKey(partition + "x", "1"))));

        assertThat(store().partition(partition))
                .extracting(item -> item.key().sort())
                .containsExactlyElementsOf(ordered);
        assertThat(store().partition(fresh())).isEmpty();
    }

    @Test
    default void a_partition_shows_what_was_just_written() {
        Item item = plain();

        store().apply(new Effect.Put(item));

        assertThat(store().partition(item.key().partition())).containsExactly(item);
    }

    @Test
    default void the_items_of_a_subject_are_found_wherever_they_are() {
        String order = fresh();
        Item mail = new Item(new ItemKey(fresh() + "#mail", "-"), order, Map.of("template", "x"), Map.of("count", 1L));
        Item pick = new Item(new ItemKey(fresh() + "#pick", "1"), order, Map.of(), Map.of());
        Item stranger = new Item(key(), fresh(), Map.of(), Map.of());
        List.of(mail, pick, stranger, plain()).forEach(item -> store().apply(new Effect.Put(item)));

        assertThat(eventually(() -> store().ofSubject(order), 2)).containsExactlyInAnyOrder(mail, pick);
        assertThat(store().ofSubject(fresh())).isEmpty();
    }

    @Test
    default void an_item_that_lost_its_subject_is_not_found_by_it() {
        String order = fresh();
        Item receipt = new Item(key(), order, Map.of(), Map.of());
        store().apply(new Effect.Put(receipt));
        eventually(() -> store().ofSubject(order), 1);

        store().apply(new Effect.Put(item(receipt.key())));

        assertThat(eventually(() -> store().ofSubject(order), 0)).isEmpty();
    }

    @Test
    default void a_stream_is_loaded_in_the_order_of_its_versions_as_soon_as_it_is_written() {
        Commit first = first("1");
        var written = IntStream.rangeClosed(1, 11)
                .mapToObj(version -> next(first, version, "attempt " + version))
                .toList();
        for (int index = 0; index < written.size(); index++) {
            store().append(written.get(index), List.of());

            assertThat(store().load(first.stream())).isEqualTo(written.subList(0, index + 1));
        }
    }

    @Test
    default void a_stream_that_nobody_wrote_is_empty() {
        Commit other = first("a");
        store().append(other, List.of());

        assertThat(store().load(new StreamId("order", fresh()))).isEmpty();
        assertThat(store().load(new StreamId("payment", other.stream().key()))).isEmpty();
    }

    @Test
    default void every_part_of_a_commit_comes_back() {
        var recorded = List.of(
                new Commit.Recorded("orders.order-created.v1", "{\"text\":\"" + UNUSUAL_TEXT + "\"}"),
                new Commit.Recorded("orders.order-placed.v1", "{}"));
        var note = List.of(new Commit.Recorded("orders.order-details.v1", "{\"street\":\"1 O'Example Street\"}"));
        Commit commit = new Commit(
                new StreamId("order", fresh() + "#with#hashes"),
                1,
                NOON,
                "CreateOrder",
                new CommandKey("0123456789abcdef0123456789abcdef"),
                "fingerprint",
                "{\"result\":\"order-created\",\"note\":\"" + UNUSUAL_TEXT + "\"}",
                new Commit.Root("PlaceOrder", new CommandKey("root key"), "root fingerprint"),
                "correlation",
                "causation",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                recorded,
                note,
                unique("attempt"));

        store().append(commit, List.of());

        assertThat(store().load(commit.stream())).containsExactly(commit);
    }

    @Test
    default void what_a_commit_does_not_have_is_not_there_when_it_comes_back() {
        Commit bare = new Commit(
                new StreamId("mail", fresh()),
                1,
                Instant.EPOCH,
                "send-confirmation-on-order-placed@1",
                new CommandKey("key"),
                "",
                null,
                null,
                "key",
                null,
                null,
                List.of(),
                List.of(),
                unique("attempt"));

        store().append(bare, List.of(new Effect.Put(plain())));

        assertThat(store().load(bare.stream())).containsExactly(bare);
    }

    @Test
    default void big_values_come_back_whole() {
        String big = "0123456789".repeat(19_000);
        Commit commit = commit(
                new StreamId("order", fresh()),
                1,
                "attempt",
                big,
                List.of(new Commit.Recorded("orders.order-placed.v1", big)));
        Item item = new Item(key(), null, Map.of("big", big), Map.of());

        store().append(commit, List.of(new Effect.Put(item)));

        assertThat(store().load(commit.stream())).isEqualTo(List.of(commit));
        assertThat(store().items(List.of(item.key()))).isEqualTo(Map.of(item.key(), item));
    }

    @Test
    default void a_stream_of_more_than_a_megabyte_is_loaded_whole() {
        String big = "0123456789".repeat(19_000);
        StreamId stream = new StreamId("order", fresh());
        var commits = IntStream.rangeClosed(1, 7)
                .mapToObj(version -> commit(stream, version, "attempt " + version, big, List.of()))
                .toList();

        commits.forEach(commit -> store().append(commit, List.of()));

        assertThat(store().load(stream)).isEqualTo(commits);
    }

    @Test
    default void unusual_texts_come_back_in_every_place_of_an_item() {
        String subject = fresh() + UNUSUAL_TEXT;
        Item item = new Item(
                new ItemKey(fresh() + UNUSUAL_TEXT, UNUSUAL_TEXT),
                subject,
                Map.of("name", UNUSUAL_TEXT, "size", "a reserved word", "a name with #, : and blanks", "x"),
                Map.of("count", 1L, "a name with #, : and blanks too", 2L));

        store().append(first("a"), List.of(new Effect.Create(item)));
        store().apply(new Effect.Adjust(item.key(), "a name with #, : and blanks too", -1));

        Item after = new Item(
                item.key(), item.subject(), item.texts(), Map.of("count", 1L, "a name with #, : and blanks too", 1L));
        assertThat(store().items(List.of(item.key()))).isEqualTo(Map.of(item.key(), after));
        assertThat(store().partition(item.key().partition())).containsExactly(after);
        assertThat(eventually(() -> store().ofSubject(subject), 1)).containsExactly(after);
    }

    @Test
    default void texts_that_only_look_alike_are_kept_apart() {
        String composed = fresh() + "\u00fc";
        Item one = new Item(ItemKey.of(composed), null, Map.of("name", "one character"), Map.of());
        Item two = new Item(
                ItemKey.of(composed.replace("\u00fc", "u\u0308")), null, Map.of("name", "two characters"), Map.of());

        assertThat(store().apply(new Effect.Create(one))).isEqualTo(new Written.Done());
        assertThat(store().apply(new Effect.Create(two))).isEqualTo(new Written.Done());

        assertThat(store().items(List.of(one.key(), two.key()))).isEqualTo(Map.of(one.key(), one, two.key(), two));
    }

    @Test
    default void of_sixteen_buyers_of_ten_pieces_exactly_ten_get_one() {
        ItemKey stock = stockOf(10);

        var outcomes = atOnce(16, buyer -> buy(first("buyer " + buyer), stock));

        assertThat(Collections.frequency(outcomes, new Written.Done())).isEqualTo(10);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals(new Written.Done()))
                .hasSize(6)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isEqualTo(new Written.GuardFailed(
                                new Effect.Adjust(stock, "available", -1), number(stock, "available", 0))));
        assertThat(available(stock)).isZero();
    }

    @Test
    default void of_sixteen_writers_of_a_version_exactly_one_wins_and_the_others_see_it() {
        Commit same = first("any");
        ItemKey sum = key();
        var add = List.<Effect>of(new Effect.Add(sum, Map.of("orders", 1L)));

        var outcomes = atOnce(16, writer -> patiently(() -> store().append(next(same, 1, "writer " + writer), add)));

        Commit winner = store().load(same.stream()).getFirst();
        assertThat(Collections.frequency(outcomes, new Written.Done())).isEqualTo(1);
        assertThat(Collections.frequency(outcomes, new Written.Collision(winner)))
                .isEqualTo(15);
        assertThat(store().items(List.of(sum))).isEqualTo(Map.of(sum, number(sum, "orders", 1)));
    }

    private Written buy(Commit commit, ItemKey stock) {
        return patiently(() -> store().append(commit, List.of(new Effect.Adjust(stock, "available", -1))));
    }

    /** A write whose outcome is not known is safe to repeat; with this many at once a store may need it. */
    private static Written patiently(Supplier<Written> write) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return write.get();
            } catch (Unavailable e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }

    /** Reads until there are so many, or until patience ends. */
    private static List<Item> eventually(Supplier<List<Item>> read, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Item> found = read.get();
        while (found.size() != count && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            found = read.get();
        }
        return found;
    }

    /** Runs all of them in threads of their own, at the same time. */
    private static List<Written> atOnce(int count, IntFunction<Written> work) {
        try (var threads = Executors.newFixedThreadPool(count)) {
            return threads
                    .invokeAll(IntStream.range(0, count)
                            .mapToObj(index -> (Callable<Written>) () -> work.apply(index))
                            .toList())
                    .stream()
                    .map(StoreContract::outcome)
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Written outcome(Future<Written> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long available(ItemKey key) {
        return store().items(List.of(key)).values().iterator().next().number("available");
    }

    private ItemKey stockOf(long available) {
        ItemKey key = key();
        store().apply(new Effect.Create(number(key, "available", available)));
        return key;
    }

    private static Item number(ItemKey key, String name, long value) {
        return new Item(key, null, Map.of(), Map.of(name, value));
    }

    private static Item plain() {
        return item(key());
    }

    private static Item item(ItemKey key) {
        return new Item(key, null, Map.of("name", "plain"), Map.of());
    }

    private static ItemKey key() {
        return ItemKey.of("test#" + fresh());
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    /** The first commit of a new stream. */
    private static Commit first(String attempt) {
        return commit(new StreamId("order", fresh()), 1, attempt, "{}", List.of());
    }

    /** Another commit of the same stream. */
    private static Commit next(Commit before, long version, String attempt) {
        return commit(before.stream(), version, attempt, "{}", List.of());
    }

    private static Commit commit(
            StreamId stream, long version, String attempt, String answer, List<Commit.Recorded> events) {
        return new Commit(
                stream,
                version,
                NOON.plusMillis(version),
                "CreateOrder",
                new CommandKey("key of " + attempt),
                "fingerprint of " + attempt,
                answer,
                null,
                "correlation of " + attempt,
                null,
                null,
                events,
                List.of(),
                unique(attempt));
    }

    /** An attempt is a token of its own, of at most 36 characters, for ever. */
    private static String unique(String attempt) {
        return attempt + " " + UUID.randomUUID().toString().substring(0, 13);
    }
}
