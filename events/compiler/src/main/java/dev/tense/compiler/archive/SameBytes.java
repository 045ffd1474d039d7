package dev.tense.compiler.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes an archive of Quarkus again, so that the same classes and libraries give the same bytes, whenever and wherever they are
 * packaged: files in the order of their names, all of one time, and {@link Recorded} classes without what was left to chance.
 */
public final class SameBytes {
    private SameBytes() {}

    /** The archive, and the time of everything in it. */
    public static void main(String[] arguments) throws IOException {
        rewrite(Path.of(arguments[0]), Instant.parse(arguments[1]));
    }

    static void rewrite(Path archive, Instant time) throws IOException {
        SortedMap<String, byte[]> files = read(archive);
        new Recorded().settle(files);
        Path rewritten = archive.resolveSibling(archive.getFileName() + ".new");
        write(rewritten, files, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        Files.move(rewritten, archive, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SortedMap<String, byte[]> read(Path archive) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (InputStream in = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private static void write(Path archive, Map<String, byte[]> files, LocalDateTime time) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(time);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        }
    }
}
