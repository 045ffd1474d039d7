package dev.tense.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An archive as Lambda unpacks it before it starts a function. */
final class Unpacked {
    private Unpacked() {}

    static Path into(Path folder, Path archive) {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    Path target = folder.resolve(entry.getName());
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(zip, target);
                }
            }
            return folder;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(archive + " cannot be unpacked: was it packaged?", unreadable);
        }
    }
}
