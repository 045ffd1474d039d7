package dev.tense.compiler;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as it is read aloud: its words, for looking them up in lower case and for quoting them as written. */
record Spoken(List<String> words) {
    static Spoken of(String name) {
        return new Spoken(Words.of(name));
    }

    int size() {
        return words.size();
    }

    int last() {
        return words.size() - 1;
    }

    String word(int index) {
        return Words.lower(words.get(index));
    }

    String quote(int index) {
        return "'" + words.get(index) + "'";
    }

    Optional<String> quoteFirst(Predicate<String> match) {
        return words.stream()
                .filter(word -> match.test(Words.lower(word)))
                .map(word -> "'" + word + "'")
                .findFirst();
    }

    /** The words from one index up to another as a name again. */
    String part(int from, int to) {
        return String.join("", words.subList(from, to));
    }

    Spoken until(int end) {
        return new Spoken(words.subList(0, end));
    }

    static String name(String... parts) {
        return Stream.of(parts)
                .filter(part -> !part.isEmpty())
                .map(Words::capital)
                .collect(Collectors.joining());
    }
}
