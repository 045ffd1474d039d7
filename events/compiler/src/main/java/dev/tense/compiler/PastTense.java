package dev.tense.compiler;

import dev.tense.compiler.Verb.Noun;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds the word that makes a name say that something happened: the "placed" of "order placed". */
final class PastTense {
    /** What may follow it: "logged in", "shipped to customer", "shipped late". */
    private static final Set<String> FOLLOWERS = words("""
            about above across after again against ahead along already and apart around as aside at
            away back because before behind below between beyond by down due during early for
            forward from in into late of off on onto open or out over past through to together twice
            under until up upon via with within without
            """);

    /** Pasts that want a complement: "became active", "marked uncollectible". */
    private static final Set<String> LINKING = words("""
            became become declared deemed fallen fell gone got grew kept left made marked ran
            rendered set stayed turned went
            """);

    /** Verbs that ask for a participle: "mark order shipped" is nothing that happened. */
    private static final Set<String> ASKING = words("count declare find get keep leave let list make mark set show");

    /** What wraps a message and is nothing it happened to: "order placed event". */
    private static final Set<String> WRAPPERS = words("""
            data date details dto error event exception handler info listener message notification
            payload state status time
            """);

    private PastTense() {}

    static Set<String> words(String list) {
        return Set.of(list.strip().split("\\s+"));
    }

    static OptionalInt in(Spoken name) {
        return IntStream.range(1, name.size())
                .filter(index -> Verbs.soundsPast(name.word(index)) && fits(name, index))
                .findFirst();
    }

    static boolean isFollower(String word) {
        return FOLLOWERS.contains(word);
    }

    static boolean isWrapper(String word) {
        return WRAPPERS.contains(word);
    }

    private static boolean fits(Spoken name, int index) {
        if (ASKING.contains(name.word(0))) {
            return false;
        }
        var subject = noun(name.word(0));
        if (index == name.last()) {
            return !Verbs.isAmbiguous(name.word(index))
                    || (subject != Noun.NOT && noun(name.word(index)) != Noun.MOSTLY);
        }
        var next = name.word(index + 1);
        if (FOLLOWERS.contains(next) || next.endsWith("ly") || LINKING.contains(name.word(index))) {
            return subject != Noun.NOT;
        }
        return subject == Noun.MOSTLY && !isWrapper(name.word(name.last()));
    }

    /** How much of a noun the word is; one that is no verb at all is mostly a noun. */
    private static Noun noun(String word) {
        return Optional.of(word).flatMap(Verbs::infinitive).map(Verb::noun).orElse(Noun.MOSTLY);
    }
}
