package dev.tense.check.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The actions that roles may be given, as AWS has them. */
final class Actions {
    private static final Map<String, Action> ALL = read();

    private Actions() {}

    /**
     * An action of IAM.
     *
     * @param resources the kinds of resources it works on; none when it is about no resource
     * @param byKey     whether it can be narrowed to partition keys
     */
    record Action(String name, Set<String> resources, boolean byKey) {
        private static Action of(String line) {
            List<String> words = List.of(line.split("\\s+"));
            Set<String> kinds =
                    words.get(1).equals("-") ? Set.of() : Set.of(words.get(1).split(",", -1));
            return new Action(words.getFirst(), kinds, words.contains("by-key"));
        }
    }

    static Optional<Action> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Map<String, Action> all() {
        return ALL;
    }

    /** Whether a statement can say nothing but "*" about the resource of an action. */
    static boolean isAboutNoResource(String name) {
        return find(name).map(action -> action.resources().isEmpty()).orElse(false);
    }

    private static Map<String, Action> read() {
        try (InputStream in = Actions.class.getResourceAsStream("actions.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(Action::of)
                    .collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
