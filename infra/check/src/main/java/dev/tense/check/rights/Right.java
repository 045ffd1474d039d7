package dev.tense.check.rights;

import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * That a function may do one thing with one table.
 *
 * @param action as IAM calls it, without the service: {@code PutItem}
 * @param keys   patterns of the partition keys it may do this with: {@code order#*}; none where no key can be named
 */
public record Right(Table on, String action, List<String> keys) {
    /** Whatever the keys: of those that are alike here, a function has one. */
    static final Comparator<Right> IN_ORDER = Comparator.comparing(Right::on).thenComparing(Right::action);

    /** The tables, and the index by which state items are found by their subject. */
    public enum Table {
        LOG,
        STATE,
        SUBJECTS
    }

    public Right {
        keys = List.copyOf(keys);
    }

    static Right of(Table on, String action, SortedSet<String> keys) {
        return new Right(on, action, List.copyOf(keys));
    }

    /** Whether the right ends at the keys that it names. */
    public boolean isNarrowed() {
        return !keys.isEmpty();
    }

    /** The same for the keys of both. */
    Right and(Right other) {
        var all = new TreeSet<>(keys);
        all.addAll(other.keys);
        return of(on, action, all);
    }
}
