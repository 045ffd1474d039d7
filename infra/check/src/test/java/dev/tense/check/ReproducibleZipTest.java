package dev.tense.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tense.check.Shell.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same classes make the same archive, wherever and whenever they are packaged by the same JDK. */
class ReproducibleZipTest {
    /** The modules of the archive. The poms of the others are read too. */
    private static final List<String> MODULES =
            List.of("events/messaging", "events/compiler", "events/contract", "functions");

    private static final List<String> POMS = List.of("client/pom.xml", "infra/check/pom.xml", "infra/local/pom.xml");

    private final Path root = Samples.root();

    @TempDir
    Path folder;

    @Test
    void packaged_in_another_folder_at_another_time_and_place_it_has_the_same_bytes()
            throws IOException, InterruptedException {
        assumeThat(newestClass())
                .as("the archive is as new as the classes")
                .isLessThanOrEqualTo(Files.getLastModifiedTime(FunctionZipTest.ZIP));
        Path copy = copy(folder.resolve("some/where/else"));

        Result result = packaged(copy);

        assertThat(result.code()).as(result.said()).isZero();
        assertThat(Archives.differences(FunctionZipTest.ZIP, copy.resolve("functions/target/function.zip")))
                .isEmpty();
    }

    private FileTime newestClass() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("functions/target/classes"))) {
            return files.filter(Files::isRegularFile)
                    .map(ReproducibleZipTest::time)
                    .max(FileTime::compareTo)
                    .orElseThrow();
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Everything that packaging needs, with compiled classes, and dated as nothing here is. */
    private Path copy(Path copy) throws IOException {
        for (String file : List.of("pom.xml", "mvnw")) {
            copyFile(file, copy);
        }
        for (String file : POMS) {
            copyFile(file, copy);
        }
        Folders.copy(root.resolve(".mvn"), copy.resolve(".mvn"));
        for (String module : MODULES) {
            copyFile(module + "/pom.xml", copy);
            Folders.copy(
                    root.resolve(module).resolve("target/classes"),
                    copy.resolve(module).resolve("target/classes"));
        }
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
            }
        }
        return copy;
    }

    private void copyFile(String file, Path copy) throws IOException {
        Path to = copy.resolve(file);
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(root.resolve(file), to);
        assertThat(to.toFile().setExecutable(file.equals("mvnw"))).isTrue();
    }

    /** On the other side of the world, in another language. */
    private static Result packaged(Path copy) throws IOException, InterruptedException {
        return new Shell(copy, Map.of("TZ", "Pacific/Apia", "LC_ALL", "tr_TR.UTF-8"))
                .run(
                        "",
                        "./mvnw",
                        "-B",
                        "-ntp",
                        "-Dstyle.color=never",
                        "-Duser.timezone=Pacific/Apia",
                        "-Duser.language=tr",
                        "-Dmaven.repo.local=" + Objects.requireNonNull(System.getProperty("tense.repository")),
                        "-pl",
                        "functions",
                        "-am",
                        "package",
                        "-Dmaven.main.skip=true",
                        "-Dmaven.test.skip=true",
                        "-Dmdep.skip=true",
                        "-Denforcer.skip=true",
                        "-Dspotless.check.skip=true");
    }

    @Test
    void another_time_another_content_and_another_order_are_differences() throws IOException {
        Path one = zip("one.zip", entry("a", 1), entry("b", 1));

        assertThat(Archives.differences(one, zip("same.zip", entry("a", 1), entry("b", 1))))
                .isEmpty();
        assertThat(Archives.differences(one, zip("later.zip", entry("a", 1), entry("b", 2))))
                .containsExactly("b");
        assertThat(Archives.differences(one, zip("order.zip", entry("b", 1), entry("a", 1))))
                .containsExactly("a", "b");
        assertThat(Archives.differences(one, zip("more.zip", entry("a", 1), entry("b", 1), entry("c", 1))))
                .containsExactly("c");
    }

    private static ZipEntry entry(String name, int day) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, day, 0, 0));
        return entry;
    }

    private Path zip(String name, ZipEntry... entries) throws IOException {
        Path file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : entries) {
                zip.putNextEntry(entry);
                zip.write(entry.getName().getBytes(UTF_8));
            }
        }
        return file;
    }
}
