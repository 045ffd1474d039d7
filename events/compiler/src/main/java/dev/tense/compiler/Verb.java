package dev.tense.compiler;

import java.util.List;
import java.util.stream.Stream;

/** A verb: its infinitive, whether the same word is a noun, and its past forms, the participle first. */
record Verb(String infinitive, Noun noun, List<String> pasts) {
    /** How much of a noun the infinitive is. */
    enum Noun {
        /** "send" */
        NOT,
        /** "a release" */
        ALSO,
        /** "an order" */
        MOSTLY
    }

    static Verb regular(String infinitive, Noun noun) {
        return new Verb(infinitive, noun, List.of(regularPast(infinitive)));
    }

    /** A line of {@code verbs.txt}. */
    static Verb parse(String line) {
        var words = List.of(line.split(" "));
        var infinitive = words.getFirst().replace("*", "");
        var noun = Noun.values()[words.getFirst().length() - infinitive.length()];
        return words.size() == 1
                ? regular(infinitive, noun)
                : new Verb(infinitive, noun, words.subList(1, words.size()));
    }

    private static String regularPast(String infinitive) {
        if (infinitive.endsWith("e")) {
            return infinitive + "d";
        }
        return infinitive.matches(".*[^aeiou]y") ? withoutLast(infinitive) + "ied" : infinitive + "ed";
    }

    String participle() {
        return pasts.getFirst();
    }

    /** "ship": "shiping" is among them, as nobody writes it. */
    Stream<String> gerunds() {
        var last = infinitive.substring(infinitive.length() - 1);
        return Stream.of(infinitive, withoutLast(infinitive), infinitive + last).map(stem -> stem + "ing");
    }

    Stream<String> thirdPersons() {
        return Stream.of(infinitive + "s", infinitive + "es", withoutLast(infinitive) + "ies");
    }

    Verb prefixed(String prefix) {
        return new Verb(
                prefix + infinitive,
                Noun.ALSO,
                pasts.stream().map(past -> prefix + past).toList());
    }

    private static String withoutLast(String word) {
        return word.substring(0, word.length() - 1);
    }
}
