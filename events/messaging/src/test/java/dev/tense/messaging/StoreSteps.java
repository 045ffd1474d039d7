package dev.tense.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random calls of a store on few streams and items, so that they meet. The same seed gives the same steps under every prefix
 * of their keys, and a step means something wherever it stands: a version, or an earlier attempt, is found when it is made.
 */
final class StoreSteps {
    /** What was written so far in the run that a step belongs to. */
    interface Past {
        long length(StreamId stream);

        List<StoreCall.Append> appends();
    }

    /** Empty when there is nothing yet that the step could refer to. */
    interface Step {
        Optional<StoreCall> call(Past past);
    }

    private static final String UNUSUAL = StoreContract.UNUSUAL_TEXT;
    private static final List<String> ENDS =
            List.of("", "-", "a", "A", "\u00fc", "u\u0308", "\uff5e", "\ud83d\udce6", "#", "\u0000", " ", UNUSUAL);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "null",
            "0",
            UNUSUAL,
            "\uffff\ufffe",
            "\u202e\u200b\ufeff",
            "{\"quote\":\"\\\\\"}",
            "\ud83d\udce6".repeat(1500));
    private static final List<String> TEXT_NAMES =
            List.of("name", "size", "a name with #, : and blanks", "\ud83d\udce6", "receiptOf");
    private static final List<String> NUMBER_NAMES = List.of("count", "available", "a.b[0]", "values", "\u00fc");
    private static final long[] AMOUNTS = {-1, -1, -2, -5, 0, 1, 1, 2, 10, 1L << 40, -(1L << 40), Long.MIN_VALUE + 1};

    private final Random random;
    private final String prefix;
    private final List<StreamId> streams;
    private final List<ItemKey> items = new ArrayList<>();
    private final List<String> subjects;
    private int attempts;

    StoreSteps(long seed, String prefix) {
        this.random = new Random(seed);
        this.prefix = prefix;
        this.streams = Stream.of("order", "order", "payment", "mail@1")
                .map(category -> new StreamId(category, prefix + pick(ENDS) + "#" + pick(ENDS)))
                .distinct()
                .toList();
        this.subjects =
                Stream.of("", "\u00fc", UNUSUAL).map(end -> prefix + end).toList();
        for (int partition = 0; partition < 3; partition++) {
            String of = prefix + "/" + partition + pick(ENDS);
            ENDS.stream().skip(1).limit(5 + partition).forEach(sort -> items.add(new ItemKey(of, sort)));
        }
    }

    List<Step> take(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    /** Calls that together show everything the steps can have written. */
    List<StoreCall> everything() {
        var calls = new ArrayList<StoreCall>();
        streams.forEach(stream -> calls.add(new StoreCall.Load(stream)));
        items.stream()
                .map(ItemKey::partition)
                .distinct()
                .forEach(partition -> calls.add(new StoreCall.Partition(partition)));
        subjects.forEach(subject -> calls.add(new StoreCall.OfSubject(subject)));
        calls.add(new StoreCall.Items(items));
        return calls;
    }

    private Step next() {
        int chance = random.nextInt(100);
        if (chance < 16) {
            return append(0, List.of());
        } else if (chance < 40) {
            return append(0, effects());
        } else if (chance < 46) {
            return append(1 + random.nextInt(3), random.nextBoolean() ? List.of() : effects());
        } else if (chance < 55) {
            return repeat();
        } else if (chance < 57) {
            return append(random.nextInt(2), twice());
        } else if (chance < 79) {
            return one(new StoreCall.Apply(random.nextInt(16) == 0 ? mistaken(pick(items)) : effect(pick(items))));
        } else {
            return one(read());
        }
    }

    private StoreCall read() {
        return switch (random.nextInt(4)) {
            case 0 -> new StoreCall.Load(random.nextInt(10) == 0 ? new StreamId("order", prefix + "?") : pick(streams));
            case 1 -> new StoreCall.Items(some(random.nextInt(8), () -> pick(items)));
            case 2 ->
                new StoreCall.Partition(
                        random.nextInt(10) == 0 ? prefix + "?" : pick(items).partition());
            default -> new StoreCall.OfSubject(random.nextInt(10) == 0 ? prefix + "?" : pick(subjects));
        };
    }

    private static Step one(StoreCall call) {
        return past -> Optional.of(call);
    }

    /** So many versions behind the next one: 0 goes on with the stream, more meets a commit of another attempt. */
    private Step append(int behind, List<Effect> effects) {
        Function<Long, Commit> commit = commit(pick(streams));
        return past -> Optional.of(new StoreCall.Append(versioned(commit, past, behind), effects));
    }

    private static Commit versioned(Function<Long, Commit> commit, Past past, int behind) {
        StreamId stream = commit.apply(1L).stream();
        return commit.apply(Math.max(1, past.length(stream) + 1 - behind));
    }

    /** An attempt once more, whatever became of it. */
    private Step repeat() {
        int back = random.nextInt(6);
        return past -> past.appends().size() <= back
                ? Optional.empty()
                : Optional.of(past.appends().get(past.appends().size() - 1 - back));
    }

    private Function<Long, Commit> commit(StreamId stream) {
        Instant at = Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(3) * 1_000_000L);
        var key = new CommandKey(pick(TEXTS));
        String fingerprint = pick(TEXTS);
        String answer = optional();
        var root = random.nextInt(4) == 0 ? new Commit.Root("PlaceOrder", key, pick(TEXTS)) : null;
        String correlation = random.nextBoolean() ? key.value() : pick(TEXTS);
        String causation = optional();
        String traceparent = optional();
        var events = some(random.nextInt(3), this::recorded);
        var notes = some(random.nextInt(3), this::recorded);
        String attempt = Digest.of(prefix, "attempt", Integer.toString(attempts++));
        return version -> new Commit(
                stream,
                version,
                at,
                "CreateOrder",
                key,
                fingerprint,
                answer,
                root,
                correlation,
                causation,
                traceparent,
                events,
                notes,
                attempt);
    }

    private Commit.Recorded recorded() {
        return new Commit.Recorded("orders.order-created.v" + random.nextInt(3), pick(TEXTS));
    }

    /** Of different items, as the contract wants it. */
    private List<Effect> effects() {
        int count = random.nextInt(20) == 0 ? items.size() : 1 + random.nextInt(3);
        return some(count, () -> pick(items)).stream()
                .distinct()
                .map(this::effect)
                .toList();
    }

    /** Two effects on one item, which no store takes. */
    private List<Effect> twice() {
        ItemKey key = pick(items);
        return List.of(effect(key), effect(key));
    }

    private Effect effect(ItemKey key) {
        return switch (random.nextInt(8)) {
            case 0 -> new Effect.Create(item(key));
            case 1, 2 -> new Effect.Put(item(key));
            case 3, 4 -> new Effect.Add(key, amounts());
            default -> new Effect.Adjust(key, pick(NUMBER_NAMES), AMOUNTS[random.nextInt(AMOUNTS.length)]);
        };
    }

    /** An effect on a number whose name is that of a text in most items, where nothing can be added. */
    private Effect mistaken(ItemKey key) {
        return random.nextBoolean()
                ? new Effect.Add(key, Map.of("name", 1L))
                : new Effect.Adjust(key, "name", random.nextInt(3) - 1);
    }

    private Map<String, Long> amounts() {
        var amounts = new HashMap<String, Long>();
        some(1 + random.nextInt(3), () -> pick(NUMBER_NAMES))
                .forEach(name -> amounts.put(name, AMOUNTS[random.nextInt(AMOUNTS.length - 1)]));
        return amounts;
    }

    private Item item(ItemKey key) {
        var texts = new HashMap<String, String>();
        some(random.nextInt(4), () -> pick(TEXT_NAMES)).forEach(name -> texts.put(name, pick(TEXTS)));
        var numbers = new HashMap<String, Long>();
        some(random.nextInt(4), () -> pick(NUMBER_NAMES)).forEach(name -> numbers.put(name, random.nextLong(-3, 12)));
        if (random.nextInt(8) == 0) {
            numbers.put("most", Long.MAX_VALUE);
            numbers.put("least", Long.MIN_VALUE);
        }
        return new Item(key, random.nextBoolean() ? null : pick(subjects), texts, numbers);
    }

    private @Nullable String optional() {
        return random.nextBoolean() ? null : pick(TEXTS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static <T> List<T> some(int count, Supplier<T> each) {
        return Stream.generate(each).limit(count).toList();
    }
}
