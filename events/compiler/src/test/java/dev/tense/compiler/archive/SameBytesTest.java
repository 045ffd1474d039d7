package dev.tense.compiler.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameBytesTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final ClassDesc MAP = ConstantDescs.CD_Map;
    private static final List<Class<?>> RECORDERS = List.of(Thread.class, Object.class);

    @TempDir
    Path folder;

    /** A class as Quarkus records one: it makes recorders, and puts a value into a map under a name. */
    private record Step(String name, List<Class<?>> recorders, String key, String value) {
        ZipEntry entry() {
            return new ZipEntry("io/quarkus/runner/recorded/" + name + ".class");
        }

        byte[] type() {
            return ClassFile.of()
                    .build(
                            ClassDesc.of("io.quarkus.runner.recorded", name),
                            type -> type.withMethodBody(
                                    "deploy",
                                    MethodTypeDesc.of(ConstantDescs.CD_void, MAP),
                                    ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                                    this::deploy));
        }

        private void deploy(CodeBuilder code) {
            recorders.forEach(recorder -> {
                ClassDesc made = ClassDesc.of(recorder.getName());
                code.new_(made).dup().invokespecial(made, "<init>", ConstantDescs.MTD_void);
                code.astore(1 + RECORDERS.indexOf(recorder));
            });
            code.aload(0).loadConstant(key).loadConstant(value);
            code.invokeinterface(
                    MAP,
                    "put",
                    MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object));
            code.pop().return_();
        }
    }

    @Test
    void what_chance_decided_leaves_no_trace() throws IOException {
        Path one = zip(
                "one.zip",
                1,
                new Step("First", RECORDERS, "proxykey7", "a value"),
                new Step("Second", RECORDERS, "proxykey12", "another"));
        Path other = zip(
                "other.zip",
                2,
                new Step("Second", RECORDERS.reversed(), "proxykey3", "another"),
                new Step("First", RECORDERS.reversed(), "proxykey7", "a value"));

        SameBytes.rewrite(one, TIME);
        SameBytes.rewrite(other, TIME);

        assertThat(one).hasSameBinaryContentAs(other);
    }

    @Test
    void what_was_recorded_makes_a_difference() throws IOException {
        Path one = zip("one.zip", 1, new Step("First", RECORDERS, "proxykey7", "a value"));
        Path other = zip("other.zip", 1, new Step("First", RECORDERS, "proxykey7", "another"));

        SameBytes.rewrite(one, TIME);
        SameBytes.rewrite(other, TIME);

        assertThat(Files.mismatch(one, other)).isNotNegative();
    }

    @Test
    void a_value_is_called_the_same_by_all_classes_and_no_two_values_are() throws Exception {
        Path archive = zip(
                "archive.zip",
                1,
                new Step("First", RECORDERS, "proxykey7", "a value"),
                new Step("Second", RECORDERS, "proxykey12", "another"),
                new Step("Third", RECORDERS, "proxykey7", "the same again"));

        SameBytes.rewrite(archive, TIME);

        assertThat(deployed(archive)).isEqualTo(Map.of("proxykey1", "the same again", "proxykey2", "another"));
    }

    @Test
    void once_more_changes_nothing() throws IOException {
        Path archive = zip("archive.zip", 1, new Step("First", RECORDERS.reversed(), "proxykey7", "a value"));
        SameBytes.rewrite(archive, TIME);
        byte[] settled = Files.readAllBytes(archive);

        SameBytes.rewrite(archive, TIME);

        assertThat(archive).hasBinaryContent(settled);
    }

    /** With a file that is nothing special. */
    private Path zip(String name, int day, Step... steps) throws IOException {
        Path archive = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            put(zip, new ZipEntry("application.properties"), day, "proxykey7".getBytes(UTF_8));
            for (Step step : steps) {
                put(zip, step.entry(), day, step.type());
            }
        }
        return archive;
    }

    private static void put(ZipOutputStream zip, ZipEntry entry, int day, byte[] content) throws IOException {
        zip.putNextEntry(entry.setLastModifiedTime(FileTime.from(TIME.plusSeconds(day * 86_400L))));
        zip.write(content);
    }

    /** What the classes of an archive do, one after the other. */
    private static Map<String, String> deployed(Path archive) throws IOException, ReflectiveOperationException {
        var values = new HashMap<String, String>();
        try (InputStream file = Files.newInputStream(archive);
                var zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    new Loader()
                            .define(zip.readAllBytes())
                            .getMethod("deploy", Map.class)
                            .invoke(null, values);
                } else {
                    assertThat(zip.readAllBytes()).asString().isEqualTo("proxykey7");
                }
            }
        }
        return values;
    }

    private static final class Loader extends ClassLoader {
        Class<?> define(byte[] type) {
            return defineClass(null, type, 0, type.length);
        }
    }
}
