package dev.tense.packaged;

import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.wire.Folders;
import dev.tense.platform.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The unpacked archive, the services it needs, and a way to start its functions. The same for all tests of the package. */
final class Packaged implements AutoCloseable {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final String ALL_DONE = "{\"batchItemFailures\":[]}";

    /** Lambda says so to a process that it takes a snapshot of. */
    static final Map<String, String> SNAP_START = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");

    final Cloud cloud;
    final Cases cases;
    private final PackagedFunction.Place place;

    private Packaged(Path folder) throws IOException, InterruptedException {
        Folders.delete(folder);
        cloud = new Cloud(Files.createDirectories(folder.resolve("aws")));
        cases = new Cases(cloud);
        place = new PackagedFunction.Place(
                Unpacked.into(
                        folder.resolve("code"),
                        cloud.blueprint.functions().getFirst().code()),
                Files.createDirectories(folder.resolve("logs")));
    }

    /** Every function of the catalogue. */
    static Stream<Catalogue.Function> functions() {
        return Stream.<List<? extends Catalogue.Function>>of(
                        CATALOGUE.commands(), CATALOGUE.reactions(), CATALOGUE.queries(), CATALOGUE.system())
                .flatMap(List::stream);
    }

    static Catalogue.Function function(String name) {
        return functions()
                .filter(function -> function.function().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a process that signs its requests with this key. */
    PackagedFunction start(String export, String accessKey, Map<String, String> environment) {
        var signing = new HashMap<>(environment);
        signing.put("AWS_ACCESS_KEY_ID", accessKey);
        signing.put("AWS_SECRET_ACCESS_KEY", "secret");
        PackagedFunction function = start(cloud.function(export), signing);
        cloud.introduce(accessKey, function);
        return function;
    }

    /** Starts a process of a function as the template has it, or nearly. */
    PackagedFunction start(Function function, Map<String, String> environment) {
        var all = new HashMap<>(cloud.region());
        all.putAll(environment);
        return PackagedFunction.start(function, all, place);
    }

    @Override
    public void close() {
        cloud.close();
    }

    /** Gives every test the same one. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(Packaged.class);
        }

        @Override
        public Packaged resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Packaged.class))
                    .computeIfAbsent("packaged", _ -> open(), Packaged.class);
        }

        private static Packaged open() {
            try {
                return new Packaged(Path.of("target", "packaged").toAbsolutePath());
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            } catch (InterruptedException hurry) {
                throw new IllegalStateException(hurry);
            }
        }
    }
}
