package dev.tense.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every scenario the same running platform. It is started once and stopped when the last test is done. */
final class SharedPlatform implements ParameterResolver {
    /** What lies between the functions of the shared platform and AWS. */
    static final Trapdoor TRAPDOOR = new Trapdoor();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Platform.class);
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedPlatform.class))
                .computeIfAbsent("platform", _ -> start(), Platform.class);
    }

    private static Platform start() {
        return Platform.start(Platform.options(newFolder()), TRAPDOOR).withProduct(Platform.BOOK, 1000);
    }

    /** Where the functions of all platforms are unpacked. */
    static Path code() {
        try {
            return Files.createDirectories(Path.of("target", "scenarios-code")).toAbsolutePath();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A folder for the data of one platform. */
    static Path newFolder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "scenarios").toAbsolutePath();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
