package dev.tense.local.lambda;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The classes in the root of an archive as a jar, because a start-up cache knows no folders. */
final class RootJar {
    private RootJar() {}

    static void write(Path root, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (Path each : files(root, jar)) {
                ZipEntry entry = new ZipEntry(root.relativize(each).toString().replace('\\', '/'));
                entry.setTime(0);
                out.putNextEntry(entry);
                Files.copy(each, out);
            }
        }
    }

    private static List<Path> files(Path root, Path jar) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve("lib")) && !file.equals(jar))
                    .sorted()
                    .toList();
        }
    }
}
