package dev.tense.compiler;

import dev.tense.compiler.Verb.Noun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Knows the forms of English verbs: those of {@code verbs.txt}, what prefixes make of them, and what their endings give away. */
final class Verbs {
    private static final List<Verb> KNOWN = read();
    private static final Map<String, Verb> BY_INFINITIVE = index(verb -> Stream.of(verb.infinitive()));
    private static final Map<String, Verb> BY_PAST = index(verb -> verb.pasts().stream());
    private static final Map<String, Verb> BY_GERUND = index(Verb::gerunds);
    private static final Map<String, Verb> BY_THIRD_PERSON = index(Verb::thirdPersons);

    private static final List<String> PREFIXES =
            List.of("re", "un", "de", "dis", "pre", "mis", "over", "under", "out", "auto", "co");
    private static final Set<String> NO_VERBS = Set.of("size", "prize");
    private static final Set<String> NO_PASTS = Set.of(
            "embed",
            "testbed",
            "seabed",
            "flatbed",
            "hundred",
            "kindred",
            "sacred",
            "infrared",
            "shred",
            "moped",
            "biped",
            "sled",
            "watershed");

    private Verbs() {}

    static Optional<Verb> infinitive(String word) {
        return known(BY_INFINITIVE, word)
                .or(() -> prefixed(BY_INFINITIVE, word))
                .or(() -> bySuffix(word));
    }

    /** The verb whose past form the word is. */
    static Optional<Verb> past(String word) {
        return known(BY_PAST, word)
                .or(() ->
                        Optional.of(word).filter(past -> past.endsWith("ed")).flatMap(past -> prefixed(BY_PAST, past)));
    }

    static Optional<Verb> gerund(String word) {
        return known(BY_GERUND, word);
    }

    static Optional<Verb> thirdPerson(String word) {
        return known(BY_THIRD_PERSON, word);
    }

    /** Whether the word is or sounds like a past form; no for "feed", "exceed" and the like. */
    static boolean soundsPast(String word) {
        return past(word).isPresent() || endsLikePast(word);
    }

    private static boolean endsLikePast(String word) {
        return word.length() > 3 && word.endsWith("ed") && !word.endsWith("eed") && !NO_PASTS.contains(word);
    }

    /** Whether the past form looks like the infinitive: "split", "set", "read". */
    static boolean isAmbiguous(String word) {
        return known(BY_INFINITIVE, word)
                .filter(verb -> verb.pasts().contains(word))
                .isPresent();
    }

    private static Optional<Verb> known(Map<String, Verb> forms, String word) {
        return Optional.ofNullable(forms.get(word));
    }

    private static Optional<Verb> prefixed(Map<String, Verb> forms, String word) {
        return PREFIXES.stream()
                .filter(word::startsWith)
                .flatMap(prefix ->
                        known(forms, word.substring(prefix.length())).stream().map(verb -> verb.prefixed(prefix)))
                .findFirst();
    }

    private static Optional<Verb> bySuffix(String word) {
        return (word.endsWith("ize") || word.endsWith("ify")) && !NO_VERBS.contains(word)
                ? Optional.of(Verb.regular(word, Noun.NOT))
                : Optional.empty();
    }

    private static Map<String, Verb> index(Function<Verb, Stream<String>> forms) {
        var index = new HashMap<String, Verb>();
        KNOWN.forEach(verb -> forms.apply(verb).forEach(form -> index.putIfAbsent(form, verb)));
        return index;
    }

    private static List<Verb> read() {
        try (var file = Objects.requireNonNull(Verbs.class.getResourceAsStream("verbs.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Verb::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
