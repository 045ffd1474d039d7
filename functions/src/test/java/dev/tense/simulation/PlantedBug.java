package dev.tense.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bug that somebody might write: the source of one class with one place changed.
 *
 * @param name      what is wrong
 * @param invariant what it breaks, perhaps beside others: or it would be caught for something else
 * @param file      the source, from the root of the project
 * @param right     what stands there, exactly once
 * @param wrong     what the bug has instead
 */
record PlantedBug(String name, String invariant, String file, String right, String wrong) {
    /** The source with the bug in it; how it is indented does not matter. */
    String source() {
        String source = read();
        Matcher found = Pattern.compile(Arrays.stream(right.strip().split("\\s+", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s+")))
                .matcher(source);
        List<MatchResult> places = found.results().toList();
        if (places.size() != 1) {
            throw new IllegalStateException(name + ": " + file + " must contain this exactly once: " + right);
        }
        MatchResult place = places.getFirst();
        return source.substring(0, place.start()) + wrong + source.substring(place.end());
    }

    /** The name of the class that is changed. */
    String type() {
        String path = file.substring(file.indexOf("/java/") + "/java/".length(), file.length() - ".java".length());
        return path.replace('/', '.');
    }

    private String read() {
        try {
            return Files.readString(Path.of("..").resolve(file)); // tests run in the folder of their module
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
