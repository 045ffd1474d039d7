package dev.tense.local;

import dev.tense.local.aws.OtherEndpoint;
import dev.tense.local.wire.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder with all data of one system. The operating system drops its lock when we die, however we die. */
final class DataFolder implements AutoCloseable {
    private static final String LOCK = "tense-local.lock";
    private static final List<String> CONTENTS = List.of("aws", "streams", "logs", "code", "keys");

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Takes the folder for this process.
     *
     * @throws StartProblem when another process has it, or it holds something else
     */
    static DataFolder take(Path folder, boolean fresh) {
        try {
            mustBeOurs(folder);
            Files.createDirectories(folder);
            DataFolder taken = new DataFolder(folder, lock(folder));
            if (fresh) {
                taken.empty();
            }
            for (String name : CONTENTS) {
                Files.createDirectories(folder.resolve(name));
            }
            return taken;
        } catch (IOException unusable) {
            throw new StartProblem("the data folder " + folder + " cannot be used: " + unusable.getMessage());
        }
    }

    /** Where data is kept when nobody says otherwise. */
    static Path usual() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        if (system.contains("mac")) {
            return home.resolve("Library/Caches/tense");
        }
        if (system.contains("windows")) {
            return environment("LOCALAPPDATA")
                    .orElse(home.resolve("AppData/Local"))
                    .resolve("tense");
        }
        return environment("XDG_CACHE_HOME").orElse(home.resolve(".cache")).resolve("tense");
    }

    private static Optional<Path> environment(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    Path in(String name) {
        return folder.resolve(name);
    }

    /** Where it is kept how far streams were read, for each endpoint apart: their positions have nothing in common. */
    Path positions(Optional<OtherEndpoint> endpoint) {
        Path streams = in("streams");
        return endpoint.map(other -> other.uri().getAuthority().replaceAll("[^A-Za-z0-9.-]", "_"))
                .map(name -> created(streams.resolve(name)))
                .orElse(streams);
    }

    private static Path created(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot create " + path, unwritable);
        }
    }

    private static void mustBeOurs(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new StartProblem(
                        "the folder " + folder + " holds other files; name an empty or a new one with --data");
            }
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new StartProblem(
                    "another run uses the data folder " + folder + "; stop it, or name another with --data");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ourselves) {
            return false;
        }
    }

    private void empty() throws IOException {
        for (String name : CONTENTS) {
            Folders.delete(folder.resolve(name));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot release " + folder, stuck);
        }
    }
}
