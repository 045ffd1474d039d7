package dev.tense.packaged;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How Lambda's managed runtime starts Java. */
final class RuntimeClient {
    private static final String MAIN_CLASS = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Where it finds its native part. Otherwise each process would write that to one file in /tmp, under the feet of the others. */
    private static final String NATIVE =
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + nativePart();

    private RuntimeClient() {}

    /**
     * The command line of the managed runtime, as a Lambda function sees its own, but for what is faster here. The function's
     * archive is not on the class path: the client loads it from the folder that it runs in.
     */
    static List<String> command(String handler, int memoryMegabytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xmx" + memoryMegabytes / 2 + "m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                NATIVE,
                "-classpath",
                classPath(),
                MAIN_CLASS,
                handler);
    }

    private static Path nativePart() {
        boolean isArm = System.getProperty("os.arch").equals("aarch64");
        boolean isMusl = Files.exists(Path.of(isArm ? "/lib/ld-musl-aarch64.so.1" : "/lib/ld-musl-x86_64.so.1"));
        String name = "libaws-lambda-jni.linux%s-%s.so".formatted(isMusl ? "_musl" : "", isArm ? "aarch_64" : "x86_64");
        try (InputStream library =
                Objects.requireNonNull(RuntimeClient.class.getResourceAsStream("/jni/" + name), name)) {
            Path file = Files.createTempFile(Files.createDirectories(Path.of("target", "packaged")), "jni", ".so");
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
            file.toFile().deleteOnExit();
            return file.toAbsolutePath();
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    private static String classPath() {
        return Stream.of(
                        MAIN_CLASS,
                        "com.amazonaws.services.lambda.runtime.Context",
                        "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
                        "software.amazon.awssdk.utilslite.SdkInternalThreadLocal")
                .map(RuntimeClient::jarOf)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jarOf(String type) {
        try {
            Class<?> loaded = Class.forName(type, false, RuntimeClient.class.getClassLoader());
            return Path.of(loaded.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new IllegalStateException("AWS's runtime client is not among the libraries of the tests", missing);
        }
    }
}
