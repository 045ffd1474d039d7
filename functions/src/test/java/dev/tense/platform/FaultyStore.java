package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Unavailable;
import dev.tense.messaging.Written;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A store whose n-th call goes wrong, or is the moment at which something else happens. */
public final class FaultyStore implements Store {
    /** What goes wrong with a call. */
    public enum Fault {
        /** The request never arrives. */
        BEFORE,
        /** The request does its work and the answer is lost. */
        AFTER
    }

    /** A lost answer; tells a recorder that the write happened. */
    private static final class LostAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Store store;
    private int calls;
    private int faultyCall = -1;
    private Fault fault = Fault.BEFORE;
    private int momentCall = -1;
    private Runnable moment = () -> {};
    private String cutOff = "";

    /** A store that works until it is told otherwise. */
    public FaultyStore(Store store) {
        this.store = store;
    }

    /** How many calls there were since the count began. */
    public int calls() {
        return calls;
    }

    /** Begins the count again, and lets the call with this index (from 0) go wrong. */
    public void failAt(int call, Fault how) {
        calls = 0;
        faultyCall = call;
        fault = how;
    }

    /** Begins the count again, and does this just before the call with this index (from 0). */
    public void interruptAt(int call, Runnable what) {
        calls = 0;
        momentCall = call;
        moment = what;
    }

    /** From here on, no stream and no partition whose key begins like this can be reached. */
    public void cutOff(String beginning) {
        cutOff = beginning;
    }

    /** Begins the count again; nothing goes wrong any more. */
    public void heal() {
        calls = 0;
        faultyCall = -1;
        momentCall = -1;
        cutOff = "";
    }

    static boolean wasWritten(RuntimeException e) {
        return e.getCause() instanceof LostAnswer;
    }

    private <T> T call(Supplier<T> work, Stream<String> keys) {
        int call = calls++;
        if (!cutOff.isEmpty() && keys.anyMatch(key -> key.startsWith(cutOff))) {
            throw new Unavailable("dynamodb");
        }
        if (call == momentCall) {
            Runnable now = moment;
            heal();
            now.run();
        }
        if (call != faultyCall) {
            return work.get();
        }
        faultyCall = -1;
        if (fault == Fault.BEFORE) {
            throw new Unavailable("dynamodb");
        }
        T outcome = work.get();
        throw outcome instanceof Written.Done
                ? new Unavailable("dynamodb", new LostAnswer())
                : new Unavailable("dynamodb");
    }

    @Override
    public List<Commit> load(StreamId stream) {
        return call(() -> store.load(stream), Stream.of(stream.toString()));
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        return call(
                () -> store.append(commit, effects),
                Stream.concat(
                        Stream.of(commit.stream().toString()),
                        effects.stream().map(effect -> effect.key().partition())));
    }

    @Override
    public Written apply(Effect effect) {
        return call(() -> store.apply(effect), Stream.of(effect.key().partition()));
    }

    @Override
    public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        return call(() -> store.items(keys), keys.stream().map(ItemKey::partition));
    }

    @Override
    public List<Item> partition(String partition) {
        return call(() -> store.partition(partition), Stream.of(partition));
    }

    @Override
    public List<Item> ofSubject(String subject) {
        return call(() -> store.ofSubject(subject), Stream.empty());
    }
}
