package dev.tense.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Archives.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the archive that is deployed. */
class FunctionZipTest {
    static final Path ZIP = Samples.root().resolve("functions/target/function.zip");

    private static final Pattern RUNTIME = Pattern.compile("Runtime: java(\\d+)");
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/");
    private static final int CLASS_VERSION_OF_JAVA_0 = 44;

    /** Libraries of tests, of the build and of the local run. */
    private static final Pattern UNWANTED_LIBRARY = Pattern.compile(
            "lib/[^!]*(junit|assertj|archunit|jazzer|mockito|-tests?\\.jar|-sources\\.jar|-deployment-"
                    + "|error_prone_core|nullaway|tense-(compiler|check|local|client)|DynamoDBLocal|elasticmq|sqlite)[^!]*");

    private static final Pattern UNWANTED_FILE =
            Pattern.compile("(.*[!/])?(broken/.*|dev/tense/(scenarios|simulation|naive|architecture)/.*|\\.env.*"
                    + "|credentials|id_[a-z0-9]+|.*\\.(pem|key|p12|jks|keystore))");

    private static final Pattern SECRET = Pattern.compile(
            "AKIA[0-9A-Z]{16}|[sr]k_live_[0-9A-Za-z]{8,}" + "|-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[0-9A-Za-z+/]{40}");

    @Test
    void every_class_runs_on_the_runtime_of_the_templates() throws IOException {
        int java = runtime();

        assertThat(Archives.entries(ZIP))
                .filteredOn(entry -> isTooNew(entry, java))
                .extracting(Entry::name)
                .isEmpty();
    }

    @Test
    void a_class_for_a_newer_java_is_found_unless_nobody_would_load_it() {
        byte[] forJava25 = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 69};

        assertThat(isTooNew(new Entry("lib/a.jar!A.class", 0, forJava25), 25)).isFalse();
        assertThat(isTooNew(new Entry("lib/a.jar!A.class", 0, forJava25), 24)).isTrue();
        assertThat(isTooNew(new Entry("lib/a.jar!META-INF/versions/25/A.class", 0, forJava25), 24))
                .isFalse();
    }

    private static int runtime() throws IOException {
        try (Stream<Path> templates = Files.walk(Samples.root().resolve("infra/sam"))) {
            Set<Integer> runtimes = templates
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .flatMap(file -> RUNTIME.matcher(read(file)).results())
                    .map(found -> Integer.valueOf(found.group(1)))
                    .collect(Collectors.toSet());
            assertThat(runtimes).hasSize(1);
            return runtimes.iterator().next();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isTooNew(Entry entry, int java) {
        Matcher versioned = VERSIONED.matcher(entry.name());
        boolean loaded = !versioned.find() || Integer.parseInt(versioned.group(1)) <= java;
        return entry.name().endsWith(".class") && loaded && version(entry.content()) > CLASS_VERSION_OF_JAVA_0 + java;
    }

    private static int version(byte[] type) {
        return ((type[6] & 0xFF) << 8) | (type[7] & 0xFF);
    }

    @Test
    void nothing_of_the_tests_the_build_or_a_laptop_is_in_it_and_no_secret() throws IOException {
        assertThat(Archives.entries(ZIP))
                .filteredOn(FunctionZipTest::isUnwanted)
                .extracting(Entry::name)
                .isEmpty();
    }

    @Test
    void it_does_not_say_where_it_was_built() throws IOException {
        String root = Samples.root().toString();

        assertThat(Archives.entries(ZIP))
                .filteredOn(entry -> text(entry).contains(root))
                .extracting(Entry::name)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lib/org.junit.jupiter.junit-jupiter-api-6.0.3.jar",
                "lib/dev.tense.tense-functions-0.1.0-SNAPSHOT-tests.jar",
                "lib/com.amazonaws.DynamoDBLocal-2.6.1.jar",
                "lib/io.quarkus.quarkus-arc-deployment-3.34.2.jar",
                "lib/a.jar!broken/orders/Rule.class",
                "dev/tense/scenarios/Shop.class",
                ".env",
                "META-INF/stripe.key",
                "lib/a.jar!.aws/credentials"
            })
    void what_must_not_be_in_it_is_found_by_its_name(String name) {
        assertThat(isUnwanted(new Entry(name, 0, new byte[0]))).isTrue();
    }

    @Test
    void secrets_are_found_in_the_texts_of_any_file() {
        for (String secret : List.of(
                "key=AKIA" + "ABCDEFGHIJKLMNOP",
                "sk_live" + "_4eC39HqLyjWDarjtT1zdp7dc",
                "-----BEGIN RSA " + "PRIVATE KEY-----\n" + "MIIEpAIBAAKCAQEA".repeat(4))) {
            assertThat(isUnwanted(new Entry("application.properties", 0, secret.getBytes(ISO_8859_1))))
                    .isTrue();
        }
        assertThat(isUnwanted(new Entry("application.properties", 0, "sk_test_1".getBytes(ISO_8859_1))))
                .isFalse();
    }

    private static boolean isUnwanted(Entry entry) {
        return UNWANTED_LIBRARY.matcher(entry.name()).matches()
                || UNWANTED_FILE.matcher(entry.name()).matches()
                || SECRET.matcher(text(entry)).find();
    }

    private static String text(Entry entry) {
        return new String(entry.content(), ISO_8859_1);
    }
}
