package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison finds what it is for, and finds nothing where there is nothing. */
class StoreComparisonTest {
    private static final long SEED = 20_261_126;
    private static final int MANY = 20_000;

    @Test
    void two_stores_of_a_kind_do_not_differ() {
        new StoreComparison(new InMemoryStore(), new InMemoryStore()).compare(SEED, MANY);
    }

    @ParameterizedTest
    @MethodSource
    void a_store_that_is_wrong_in_one_thing_is_found(Fault fault) {
        var comparison = new StoreComparison(new InMemoryStore(), fault.in().apply(new InMemoryStore()));

        assertThatThrownBy(() -> comparison.compare(SEED, MANY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("seed 20261")
                .hasMessageContaining("but the other says")
                .message()
                .satisfies(report -> assertThat(report.lines()).as(report).hasSizeLessThan(30));
    }

    /** A store with a fault. */
    record Fault(String what, UnaryOperator<Store> in) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Fault> a_store_that_is_wrong_in_one_thing_is_found() {
        return Stream.of(
                new Fault("one below nothing is allowed", store -> new Passing(store) {
                    @Override
                    public Written apply(Effect effect) {
                        Written written = super.apply(effect);
                        return written instanceof Written.GuardFailed(Effect.Adjust adjust, Item found)
                                        && found != null
                                        && found.number(adjust.number()) == -adjust.amount() - 1
                                ? super.apply(new Effect.Add(adjust.key(), Map.of(adjust.number(), adjust.amount())))
                                : written;
                    }
                }),
                new Fault("a repeated attempt is a collision", store -> new Passing(store) {
                    @Override
                    public Written append(Commit commit, List<Effect> effects) {
                        List<Commit> there = load(commit.stream());
                        return there.contains(commit) ? new Written.Collision(commit) : super.append(commit, effects);
                    }
                }),
                new Fault("a failed guard leaves its commit behind", store -> new Passing(store) {
                    @Override
                    public Written append(Commit commit, List<Effect> effects) {
                        Written written = super.append(commit, effects);
                        if (written instanceof Written.GuardFailed) {
                            super.append(commit, List.of());
                        }
                        return written;
                    }
                }),
                new Fault("a partition comes in Java's order", store -> new Passing(store) {
                    @Override
                    public List<Item> partition(String partition) {
                        return super.partition(partition).stream()
                                .sorted(Comparator.comparing(item -> item.key().sort()))
                                .toList();
                    }
                }),
                new Fault("an empty answer is no answer", store -> new Passing(store) {
                    @Override
                    public List<Commit> load(StreamId stream) {
                        return super.load(stream).stream()
                                .map(commit -> "".equals(commit.answer()) ? unanswered(commit) : commit)
                                .toList();
                    }
                }),
                new Fault("a put item keeps the subject it had", store -> new Passing(store) {
                    @Override
                    public Written apply(Effect effect) {
                        if (effect instanceof Effect.Put(Item item) && item.subject() == null) {
                            Item before = items(List.of(item.key())).get(item.key());
                            String subject = before == null ? null : before.subject();
                            return super.apply(
                                    new Effect.Put(new Item(item.key(), subject, item.texts(), item.numbers())));
                        }
                        return super.apply(effect);
                    }
                }));
    }

    private static Commit unanswered(Commit commit) {
        return new Commit(
                commit.stream(),
                commit.version(),
                commit.at(),
                commit.by(),
                commit.key(),
                commit.fingerprint(),
                null,
                commit.root(),
                commit.correlation(),
                commit.causation(),
                commit.traceparent(),
                commit.events(),
                commit.notes(),
                commit.attempt());
    }

    /** Passes every call on. */
    private static class Passing implements Store {
        private final Store store;

        Passing(Store store) {
            this.store = store;
        }

        @Override
        public List<Commit> load(StreamId stream) {
            return store.load(stream);
        }

        @Override
        public Written append(Commit commit, List<Effect> effects) {
            return store.append(commit, effects);
        }

        @Override
        public Written apply(Effect effect) {
            return store.apply(effect);
        }

        @Override
        public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
            return store.items(keys);
        }

        @Override
        public List<Item> partition(String partition) {
            return store.partition(partition);
        }

        @Override
        public List<Item> ofSubject(String subject) {
            return store.ofSubject(subject);
        }
    }
}
