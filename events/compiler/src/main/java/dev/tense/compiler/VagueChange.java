package dev.tense.compiler;

import java.util.Optional;
import java.util.Set;

/**
 * The verb of a name that only says that something was written: {@code OrderUpdated}, {@code CustomerDataModified},
 * {@code OrderStatusChanged}. A name that says what was changed is a fact: {@code PriceChanged}, {@code OrderAddressUpdated}.
 * To be created, added or deleted is one as well.
 */
record VagueChange(Spoken name) {
    private static final Set<String> VERBS =
            Set.of("updated", "changed", "modified", "upserted", "mutated", "persisted");

    /** What can change in a hundred ways, and words that add nothing to it; any other word may be what was changed. */
    private static final Set<String> THINGS = PastTense.words("""
            account aggregate basket booking cart charge claim client company consumer contract customer data detail
            details employee entity fields info information inventory invoice member model object order orders
            organization organisation partner party patient payment person policy product purchase record records
            refund reservation resource row sale shipment shop state status student subscription supplier tenant
            user users vendor
            """);

    /** The verb as written, in quotes. */
    Optional<String> find() {
        var vague = name.size() > 1
                && VERBS.contains(name.word(name.last()))
                && name.until(name.last()).words().stream()
                        .map(Words::lower)
                        .allMatch(word -> THINGS.contains(word) || word.endsWith("ly"));
        return vague ? Optional.of(name.quote(name.last())) : Optional.empty();
    }
}
