package dev.tense.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** Puts the classes that run inside a function's process into a jar of their own. */
final class BootstrapJar {
    static final String MAIN_CLASS = "dev.tense.local.sandbox.Bootstrap";
    private static final String PACKAGE = "dev/tense/local/sandbox/";
    private static final List<String> CLASSES = List.of(
            "Bootstrap", "ErrorText", "FlatClientContext", "HandlerLoader", "Invocation", "Invocation$1", "RuntimeApi");

    private BootstrapJar() {}

    static Path in(Path folder) throws IOException {
        Path jar = folder.resolve("bootstrap.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : CLASSES) {
                ZipEntry entry = new ZipEntry(PACKAGE + name + ".class");
                entry.setTime(0);
                out.putNextEntry(entry);
                try (InputStream bytes = resource(entry.getName())) {
                    bytes.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static InputStream resource(String name) {
        return Optional.ofNullable(BootstrapJar.class.getClassLoader().getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException(name + " is missing from our own class path"));
    }
}
