package dev.tense.check;

import dev.tense.check.rights.Rights;
import dev.tense.check.schema.Descriptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that follow from a catalogue, by their path in the project. */
record GeneratedFiles(SortedMap<String, String> contents) {
    private static final String TEMPLATES = "infra/sam";

    /** Folders in which nothing else is, and how the names of their files end. */
    private static final SortedMap<String, String> FOLDERS =
            new TreeMap<>(Map.of(MessageSchemas.FOLDER, ".json", TEMPLATES, ".yaml"));

    GeneratedFiles {
        contents = new TreeMap<>(contents);
    }

    static GeneratedFiles from(Catalogue catalogue, Rights rights) {
        List<String> broken = Rules.broken(catalogue);
        if (!broken.isEmpty()) {
            throw new Refused(String.join("\n", broken));
        }
        SortedMap<String, String> contents = new TreeMap<>(new SamTemplates(catalogue, rights).render());
        contents.put("infra/rights.json", RightsDocument.render(rights));
        contents.put("docs/catalogue.md", CatalogueDocument.render(catalogue));
        Descriptions descriptions = Descriptions.load();
        contents.put(OpenApiDocument.FILE, OpenApiDocument.render(catalogue, descriptions));
        contents.put(AsyncApiDocument.FILE, AsyncApiDocument.render(catalogue, descriptions));
        contents.putAll(new MessageSchemas(descriptions).render(catalogue));
        return new GeneratedFiles(contents);
    }

    /** One line per template that is too big for a stack, or soon will be. */
    List<String> sizes(int from) {
        return contents.entrySet().stream()
                .filter(file -> file.getKey().startsWith(TEMPLATES))
                .filter(file -> ResourceCount.of(file.getValue()) >= from)
                .map(file -> "%s has %d resources, and a stack holds %d: split the context."
                        .formatted(file.getKey(), ResourceCount.of(file.getValue()), ResourceCount.LIMIT))
                .toList();
    }

    /** Writes what has changed and removes what nothing in the catalogue asks for any more; the lines say which. */
    List<String> write(Path root) throws IOException {
        List<String> done = new ArrayList<>();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                Files.createDirectories(path.resolveSibling(""));
                Files.writeString(path, file.getValue());
                done.add("wrote " + file.getKey());
            }
        }
        for (String leftover : leftovers(root)) {
            if (isGenerated(root.resolve(leftover))) {
                Files.delete(root.resolve(leftover));
                done.add("removed " + leftover);
            }
        }
        return done;
    }

    /** One line per file that is not what the catalogue says. */
    List<String> complaints(Path root) throws IOException {
        List<String> complaints = new ArrayList<>();
        for (Map.Entry<String, String> file : contents.entrySet()) {
            Path path = root.resolve(file.getKey());
            if (!Files.exists(path)) {
                complaints.add("%s is missing. Run ./scripts/generate and commit it.".formatted(file.getKey()));
            } else if (!Files.readString(path).equals(file.getValue())) {
                complaints.add("%s is stale. Run ./scripts/generate and commit it.".formatted(file.getKey()));
            }
        }
        leftovers(root)
                .forEach(file -> complaints.add(
                        "%s follows from nothing in the catalogue. Run ./scripts/generate, or remove it if you wrote it yourself."
                                .formatted(file)));
        return complaints;
    }

    /** YAML says so on its first line, JSON in its first member. */
    private static boolean isGenerated(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(2).anyMatch(line -> line.contains(Template.MARKER));
        }
    }

    private List<String> leftovers(Path root) throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (Map.Entry<String, String> folder : FOLDERS.entrySet()) {
            leftovers.addAll(leftovers(root, folder.getKey(), folder.getValue()));
        }
        return leftovers;
    }

    private List<String> leftovers(Path root, String folder, String ending) throws IOException {
        if (!Files.exists(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(ending) && !contents.containsKey(file))
                    .sorted()
                    .toList();
        }
    }
}
