package dev.tense.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One command, reaction or query being served: who asks, under which key, and what has been seen of the log so far. Bound to
 * the running thread; one invocation inside another belongs to the command that the outer one sent.
 */
public final class Invocation {
    private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

    private final Caller caller;
    private final String name;
    private final CommandKey key;
    private final String fingerprint;
    private final @Nullable Invocation parent;
    private final String correlation;
    private final @Nullable String causation;
    private final @Nullable String traceparent;
    private final Map<StreamId, Stream> seen;
    private boolean trace;

    private Invocation(
            Caller caller,
            String name,
            CommandKey key,
            String fingerprint,
            @Nullable Invocation parent,
            String correlation,
            @Nullable String causation,
            @Nullable String traceparent) {
        this.caller = caller;
        this.name = name;
        this.key = key;
        this.fingerprint = fingerprint;
        this.parent = parent;
        this.correlation = correlation;
        this.causation = causation;
        this.traceparent = traceparent;
        this.seen = parent == null ? new HashMap<>() : parent.seen;
    }

    /** A command as it came from outside. */
    public static Invocation ofCommand(
            Caller caller, String command, CommandId id, String fingerprint, @Nullable String traceparent) {
        var key = CommandKey.of(caller, command, id);
        return new Invocation(caller, command, key, fingerprint, null, key.value(), null, traceparent);
    }

    /** A question. It has a key like everything that is served; nothing is committed under it. */
    public static Invocation ofQuery(Caller caller, String function) {
        var key = CommandKey.of(caller, function, new CommandId("query"));
        return new Invocation(caller, function, key, "", null, key.value(), null, null);
    }

    /** A message delivered to a reaction. */
    public static Invocation ofReaction(
            String function, int generation, String eventId, String correlation, @Nullable String traceparent) {
        String reaction = function + "@" + generation;
        var key = CommandKey.ofReaction(eventId, function, generation);
        return new Invocation(Caller.SYSTEM, reaction, key, "", null, correlation, eventId, traceparent);
    }

    /** The invocation that the running thread serves. */
    public static Invocation current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("no command or reaction is being served"));
    }

    static Optional<Invocation> running() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Serves this invocation on the running thread. */
    public <T> T run(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /** Serves this invocation on the running thread. */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** A command sent by this one. It has this one's key in its own, whoever takes the work up again. */
    Invocation child(Command<?> command) {
        String child = command.getClass().getSimpleName();
        return new Invocation(
                Caller.SYSTEM,
                child,
                CommandKey.of(Caller.SYSTEM, child, command.commandId()),
                Fingerprint.of(command),
                this,
                correlation,
                key.value(),
                traceparent);
    }

    /**
     * Goes on with a command that another invocation began: what is committed from here is stored under its key, so that its
     * sender finds the answer.
     */
    public Invocation resuming(Commit.Root begun) {
        return new Invocation(
                caller, begun.command(), begun.key(), begun.fingerprint(), this, correlation, key.value(), traceparent);
    }

    /** The id for the command of this type that this invocation sends: the same again on every repeat. */
    public CommandId childId(Class<? extends Command<?>> command) {
        return key.childId(command.getSimpleName());
    }

    /** Whether a command of this type sent the one being served. */
    public boolean isPartOf(Class<? extends Command<?>> command) {
        return parent != null && parent.name.equals(command.getSimpleName());
    }

    public Caller caller() {
        return caller;
    }

    /** The command's name, or the reaction's with its generation. */
    public String name() {
        return name;
    }

    public CommandKey key() {
        return key;
    }

    public String fingerprint() {
        return fingerprint;
    }

    public String correlation() {
        return correlation;
    }

    public @Nullable String traceparent() {
        return traceparent;
    }

    @Nullable
    String causation() {
        return causation;
    }

    /** The command whose sender waits for what this one is a part of. */
    Commit.@Nullable Root root() {
        return parent == null || parent.fingerprint.isEmpty()
                ? null
                : new Commit.Root(parent.name, parent.key, parent.fingerprint);
    }

    /**
     * Whether the log or the state tells that this invocation did something: by a commit with an answer under its key, by one that
     * it caused, or by an item it kept. What says "not yet" tells nothing: somebody else may have gone on with it.
     */
    public boolean leftTrace() {
        return trace;
    }

    /** Notes a commit, just written or found: a trace of those whose key it has or who caused it. */
    void leaveTrace(CommandKey committed, @Nullable String cause) {
        trace |= key.equals(committed) || key.value().equals(cause);
        if (parent != null) {
            parent.leaveTrace(committed, cause);
        }
    }

    Map<StreamId, Stream> seen() {
        return seen;
    }
}
