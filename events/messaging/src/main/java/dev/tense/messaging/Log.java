package dev.tense.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Load, decide, commit: everything that changes goes through here. A decision starts from what this invocation last saw of
 * the stream; a commit that meets a newer one loads and decides again, so what was seen may be old but never wrong.
 */
public final class Log {
    /** An event above this size does not fit an SNS message with its envelope and attributes (256 KiB), so it is refused at commit. */
    static final int MAX_EVENT_BYTES = 200 * 1024;

    /** How often a decision is made again because others were quicker, before the caller is told to come back. */
    private static final int MAX_DECISIONS = 12;

    private final Store store;
    private final FactTypes types;
    private final Clock clock;

    public Log(Store store, FactTypes types, Clock clock) {
        this.store = store;
        this.types = types;
        this.clock = clock;
    }

    /**
     * Answers a command about a stream.
     *
     * @param answers the command's answer type
     * @param rule    a pure function of the state and the time; it may be called several times
     * @throws CommandIdReused if the command's key is there with another fingerprint
     */
    public <S, A> A decide(StreamType<S> type, String key, Class<A> answers, BiFunction<S, Instant, Decision<A>> rule) {
        return new Decider<>(type, key, answers, rule).decide(seen(type.id(key)));
    }

    /** Answers a command that creates its stream: the write itself finds out whether the stream exists. */
    public <S, A> A create(StreamType<S> type, String key, Class<A> answers, BiFunction<S, Instant, Decision<A>> rule) {
        return new Decider<>(type, key, answers, rule).create();
    }

    /** Reacts to an event; the commit is the receipt once it says {@link Reacted#DONE}. */
    public <S> Reacted react(StreamType<S> type, String key, BiFunction<S, Instant, Decision<Reacted>> rule) {
        return decide(type, key, Reacted.class, rule);
    }

    /** Reacts to an event in a stream that the reaction creates. */
    public <S> Reacted reactFirst(StreamType<S> type, String key, BiFunction<S, Instant, Decision<Reacted>> rule) {
        return create(type, key, Reacted.class, rule);
    }

    /** What this invocation last saw of a stream, or what is there now if it saw nothing yet. */
    public <S> S state(StreamType<S> type, String key) {
        return type.fold(facts(seen(type.id(key))));
    }

    /** What is there now, whatever this invocation saw before. */
    public <S> S stateNow(StreamType<S> type, String key) {
        return type.fold(facts(load(type.id(key))));
    }

    /** All commits of a stream as they are now. */
    public List<Commit> commits(StreamId stream) {
        return load(stream).commits();
    }

    /**
     * Keeps an item that is the receipt of the reaction being served.
     *
     * @return false if it was there already
     */
    public boolean keep(Item receipt) {
        var invocation = Invocation.current();
        boolean kept =
                store.apply(new Effect.Create(receipt.receiptOf(invocation.key(), now()))) instanceof Written.Done;
        invocation.leaveTrace(invocation.key(), null);
        return kept;
    }

    /** The time by the clock of the log, in milliseconds: no more is kept. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private Stream seen(StreamId id) {
        return Invocation.running()
                .flatMap(invocation -> Optional.ofNullable(invocation.seen().get(id)))
                .orElseGet(() -> load(id));
    }

    private Stream load(StreamId id) {
        return remember(new Stream(id, store.load(id)));
    }

    private static Stream remember(Stream stream) {
        Invocation.running().ifPresent(invocation -> invocation.seen().put(stream.id(), stream));
        return stream;
    }

    private List<Fact> facts(Stream stream) {
        return stream.commits().stream()
                .flatMap(commit -> commit.facts().stream())
                .map(types::read)
                .toList();
    }

    /** One decision about one stream. */
    private final class Decider<S, A> {
        private final StreamType<S> type;
        private final StreamId id;
        private final Class<A> answers;
        private final BiFunction<S, Instant, Decision<A>> rule;
        private final Invocation invocation = Invocation.current();

        Decider(StreamType<S> type, String key, Class<A> answers, BiFunction<S, Instant, Decision<A>> rule) {
            this.type = type;
            this.id = type.id(key);
            this.answers = answers;
            this.rule = rule;
        }

        A create() {
            var unseen = new Stream(id, List.of());
            Instant now = now();
            // Without a write nothing tells whether the stream exists, and a refusal must not hide an answer given
            // before.
            return rule.apply(type.empty(), now) instanceof Decision.Accept<A> accept
                    ? write(unseen, accept, now).orElseGet(() -> decide(load(id)))
                    : decide(load(id));
        }

        A decide(Stream first) {
            Stream stream = first;
            for (int tries = 0; tries < MAX_DECISIONS; tries++) {
                Optional<A> answered = stream.answerTo(invocation.key(), invocation.fingerprint())
                        .flatMap(this::answer);
                if (answered.isPresent()) {
                    return answered.get();
                }
                Instant now = now();
                switch (rule.apply(type.fold(facts(stream)), now)) {
                    case Decision.Decline<A> no -> {
                        return no.answer();
                    }
                    case Decision.Accept<A> accept -> {
                        Optional<A> written = write(stream, accept, now);
                        if (written.isPresent()) {
                            return written.get();
                        }
                    }
                }
                stream = load(id);
            }
            throw new Unavailable(type.category());
        }

        private Optional<A> answer(Commit commit) {
            invocation.leaveTrace(commit.key(), commit.causation());
            return Optional.ofNullable(commit.answer()).map(answer -> Json.parse(answer, answers));
        }

        /** Empty when another commit was there first. */
        private Optional<A> write(Stream stream, Decision.Accept<A> accept, Instant now) {
            Commit commit = commit(stream, accept, now);
            return switch (store.append(commit, accept.effects())) {
                case Written.Done() -> {
                    remember(stream.with(commit));
                    if (commit.answer() != null) {
                        invocation.leaveTrace(commit.key(), commit.causation());
                    }
                    yield Optional.of(accept.answer());
                }
                case Written.Collision collision -> Optional.empty();
                case Written.GuardFailed failed -> otherwise(stream, accept, failed, now);
            };
        }

        private Optional<A> otherwise(
                Stream stream, Decision.Accept<A> accept, Written.GuardFailed failed, Instant now) {
            Function<Written.GuardFailed, Decision<A>> otherwise = accept.otherwise()
                    .orElseThrow(() -> new IllegalStateException("a guard failed that no decision was made for"));
            return switch (otherwise.apply(failed)) {
                case Decision.Accept<A> instead -> write(stream, instead, now);
                case Decision.Decline<A> no -> Optional.of(no.answer());
            };
        }

        private Commit commit(Stream stream, Decision.Accept<A> accept, Instant now) {
            return new Commit(
                    id,
                    stream.version() + 1,
                    now,
                    invocation.name(),
                    invocation.key(),
                    invocation.fingerprint(),
                    finalAnswer(accept.answer()),
                    stream.version() == 0 ? invocation.root() : null,
                    invocation.correlation(),
                    invocation.causation(),
                    invocation.traceparent(),
                    record(accept.facts(), Event.class),
                    record(accept.facts(), Note.class),
                    Digest.of(UUID.randomUUID().toString()).substring(16));
        }

        private @Nullable String finalAnswer(A answer) {
            return answer instanceof NotFinal ? null : Json.render(answer);
        }

        private List<Commit.Recorded> record(List<Fact> facts, Class<? extends Fact> kind) {
            return facts.stream()
                    .filter(kind::isInstance)
                    .map(types::record)
                    .peek(Log::refuseTooLarge)
                    .toList();
        }
    }

    private static void refuseTooLarge(Commit.Recorded fact) {
        if (fact.json().getBytes(StandardCharsets.UTF_8).length > MAX_EVENT_BYTES) {
            throw new InvalidInput(fact.name(), "must be smaller than 200 KiB");
        }
    }
}
