package dev.tense.local;

import com.amazonaws.services.lambda.runtime.Context;
import dev.tense.local.functions.Echo;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the functions of the tests as function.zip is packed: classes in the root, libraries in lib. */
final class FunctionArchive {
    private static final String FUNCTIONS = "dev/tense/local/functions";

    private FunctionArchive() {}

    static void write(Path archive) throws IOException {
        Path classes = locationOf(Echo.class);
        Path core = locationOf(Context.class);
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> functions = Files.list(classes.resolve(FUNCTIONS))) {
            for (Path each : functions.toList()) {
                add(zip, FUNCTIONS + "/" + each.getFileName(), each);
            }
            add(zip, "lib/aws-lambda-java-core.jar", core);
        }
    }

    private static void add(ZipOutputStream zip, String name, Path content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(content, zip);
    }

    private static Path locationOf(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
