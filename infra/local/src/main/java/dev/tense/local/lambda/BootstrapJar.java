package dev.tense.local.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    static void write(Path jar) throws IOException {
        Files.write(jar, bytes());
    }

    /** Always the same bytes for the same classes. */
    static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            for (String name : CLASSES) {
                ZipEntry entry = new ZipEntry(PACKAGE + name + ".class");
                entry.setTime(0);
                out.putNextEntry(entry);
                try (InputStream content = resource(entry.getName())) {
                    content.transferTo(out);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static InputStream resource(String name) {
        return Optional.ofNullable(BootstrapJar.class.getClassLoader().getResourceAsStream(name))
                .orElseThrow(() -> new IllegalStateException(name + " is missing from our own class path"));
    }
}
