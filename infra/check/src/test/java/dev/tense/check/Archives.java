package dev.tense.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Archives as lists of files, those in their jars included. */
final class Archives {
    private Archives() {}

    /** A file in an archive, or in a jar of it: {@code lib/some.jar!dev/tense/Some.class}. */
    @SuppressWarnings("ArrayRecordComponent") // compared by isSameAs
    record Entry(String name, long time, byte[] content) {
        boolean isSameAs(Entry other) {
            return name.equals(other.name) && time == other.time && Arrays.equals(content, other.content);
        }
    }

    static List<Entry> entries(Path archive) throws IOException {
        var entries = new ArrayList<Entry>();
        try (InputStream file = Files.newInputStream(archive)) {
            read("", file, entries);
        }
        return entries;
    }

    private static void read(String prefix, InputStream archive, List<Entry> entries) throws IOException {
        var zip = new ZipInputStream(archive);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = prefix + entry.getName();
            byte[] content = zip.readAllBytes();
            entries.add(new Entry(name, entry.getTime(), content));
            if (name.endsWith(".jar")) {
                read(name + "!", new ByteArrayInputStream(content), entries);
            }
        }
    }

    /** Empty when both have the same bytes; else the files that differ, at least by their time or place. */
    static List<String> differences(Path one, Path other) throws IOException {
        if (Files.mismatch(one, other) < 0) {
            return List.of();
        }
        List<Entry> ones = entries(one);
        List<Entry> others = entries(other);
        List<String> differing = IntStream.range(0, Math.max(ones.size(), others.size()))
                .filter(index -> index >= ones.size()
                        || index >= others.size()
                        || !ones.get(index).isSameAs(others.get(index)))
                .mapToObj(index ->
                        (index < ones.size() ? ones : others).get(index).name())
                .toList();
        return differing.isEmpty() ? List.of("how the files are packed") : differing;
    }
}
