package dev.tense.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is wrong with a document that maps the numbers of requirements to their proofs. */
record Requirements(String document, Path folder, Set<String> tests) {
    private static final Pattern ROW = Pattern.compile("^\\| ([RT]\\d+) \\| [^|]+ \\| ([^|]*) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+#\\w+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    List<String> complaints() {
        var complaints = new ArrayList<String>();
        var missing = new LinkedHashSet<>(numbers());
        ROW.matcher(document).results().forEach(row -> {
            String number = row.group(1);
            if (!missing.remove(number)) {
                complaints.add(number + " is no requirement, or is there twice.");
            }
            complaints.addAll(proof(number, row.group(2)));
        });
        missing.forEach(number -> complaints.add(number + " is missing: write a row for it."));
        return complaints;
    }

    private List<String> proof(String number, String cell) {
        List<String> named =
                TEST.matcher(cell).results().map(test -> test.group(1)).toList();
        List<String> links =
                LINK.matcher(cell).results().map(link -> link.group(1)).toList();
        if (named.isEmpty() && links.isEmpty()) {
            return List.of(number + " names no proof: name `Class#test`, or link a document.");
        }
        return Stream.concat(
                        named.stream()
                                .filter(test -> !tests.contains(test))
                                .map(test -> number + " names the test " + test + ", which does not exist."),
                        links.stream()
                                .filter(link -> !Files.exists(folder.resolve(link)))
                                .map(link -> number + " links " + link + ", which does not exist."))
                .toList();
    }

    private static List<String> numbers() {
        return Stream.concat(
                        IntStream.rangeClosed(1, 99).mapToObj(number -> "R" + number),
                        IntStream.rangeClosed(1, 10).mapToObj(number -> "T" + number))
                .toList();
    }
}
