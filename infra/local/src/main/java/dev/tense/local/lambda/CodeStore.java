package dev.tense.local.lambda;

import dev.tense.local.wire.Folders;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks every archive once, into a folder named by the hash of its bytes. */
final class CodeStore {
    private static final String ROOT_JAR = "root.jar";
    private static final String BOOTSTRAP_JAR = "bootstrap.jar";
    private final Path folder;
    private final Map<Path, Code> known = new ConcurrentHashMap<>();

    CodeStore(Path folder) {
        this.folder = folder;
    }

    Code of(Path archive) {
        return known.computeIfAbsent(archive, this::unpacked);
    }

    private Code unpacked(Path archive) {
        try {
            Path target = folder.resolve(hash(archive));
            if (!Files.isDirectory(target)) {
                Path work = Files.createTempDirectory(folder, "unpacking");
                unzip(archive, work);
                RootJar.write(work, work.resolve(ROOT_JAR));
                BootstrapJar.write(work.resolve(BOOTSTRAP_JAR));
                Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            }
            String java = "start-%s.aot".formatted(Runtime.version().toString().replaceAll("[^0-9A-Za-z.]", "-"));
            return new Code(target, classPath(target), target.resolve(java));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot unpack " + archive, unreadable);
        }
    }

    /** Deletes what earlier builds left. */
    void keepOnlyUsed() {
        Set<Path> used = known.values().stream().map(Code::folder).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path each : folders.filter(each -> !used.contains(each)).toList()) {
                Folders.delete(each);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot clean " + folder, stuck);
        }
    }

    /** Of the archive and of our own classes: nothing in the folder changes while its name stays. */
    private static String hash(Path archive) throws IOException {
        MessageDigest digest = sha256();
        digest.update(BootstrapJar.bytes());
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(archive), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest()).substring(0, 24);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the entry " + entry.getName() + " leads out of the archive");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(path.getParent());
                    Files.copy(zip, path);
                }
            }
        }
    }

    /** As the managed Java runtime lays it out: the root, then the jars of lib. */
    private static String classPath(Path root) throws IOException {
        List<String> entries = new ArrayList<>();
        entries.add(root.resolve(BOOTSTRAP_JAR).toString());
        entries.add(root.resolve(ROOT_JAR).toString());
        Path lib = root.resolve("lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> jars = Files.list(lib)) {
                jars.filter(jar -> jar.toString().endsWith(".jar"))
                        .sorted()
                        .forEach(jar -> entries.add(jar.toString()));
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** Fails early, by name, when an archive was never built. */
    static void mustExist(String function, Path archive) {
        if (!Files.isRegularFile(archive)) {
            throw new IllegalStateException(
                    "the code of " + function + " is not built: " + archive + " is missing; run ./mvnw package first");
        }
    }
}
