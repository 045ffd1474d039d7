package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R97: a further reaction is one new Java file and what is generated from it. A copy of the functions gets the file, is compiled
 * by javac with our annotation processor, and is generated from; then every file is compared with what it was.
 */
class NewReactionTest {
    private static final String REACTION = """
            package dev.tense.warehouse;

            import dev.tense.contract.orders.OrderPlaced;
            import dev.tense.messaging.Envelope;
            import dev.tense.messaging.Reaction;
            import io.quarkus.funqy.Funq;

            /** Tells the gift desk. */
            @Reaction(onReplay = Reaction.OnReplay.SKIP)
            public class TellGiftDeskOnOrderPlaced {
                @Funq("tell-gift-desk-on-order-placed")
                public void on(Envelope<OrderPlaced> message) {}
            }
            """;

    private static final String SOURCES = "functions/src/main/java";
    private static final String NEW_FILE = SOURCES + "/dev/tense/warehouse/TellGiftDeskOnOrderPlaced.java";

    @TempDir
    Path project;

    @TempDir
    Path classes;

    @Test
    void a_fifth_reaction_to_order_placed_is_one_new_file_and_generated_ones() throws IOException {
        copy(SOURCES);
        copy("infra/sam");
        copy("docs/schemas");
        for (String file :
                List.of("docs/catalogue.md", "docs/openapi.yaml", "docs/asyncapi.yaml", "infra/rights.json")) {
            Files.copy(Samples.root().resolve(file), project.resolve(file));
        }
        Map<String, String> before = files();

        Files.writeString(project.resolve(NEW_FILE), REACTION);
        generate(compile());

        Map<String, String> after = files();
        assertThat(changed(before, after))
                .containsExactly(
                        "docs/asyncapi.yaml",
                        "docs/catalogue.md",
                        NEW_FILE,
                        "infra/rights.json",
                        "infra/sam/contexts/warehouse.yaml");
        assertThat(after.get("infra/sam/contexts/warehouse.yaml"))
                .contains("QUARKUS_FUNQY_EXPORT: tell-gift-desk-on-order-placed")
                .contains("orders.order-placed.v1")
                .contains("dynamodb:LeadingKeys: ['warehouse#*']");
        assertThat(after.get("docs/catalogue.md")).contains("tell-gift-desk-on-order-placed");
        assertThat(after.get("docs/asyncapi.yaml")).contains("address: tense-tell-gift-desk-on-order-placed");
    }

    private Path compile() throws IOException {

        List<Path> sources;
        try (Stream<Path> all = Files.walk(project.resolve(SOURCES))) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-d",
                    classes.toString(),
                    "-classpath",
                    Files.readString(Samples.root().resolve("functions/target/classpath.txt"))
                            .strip(),
                    "-processorpath",
                    Samples.root().resolve("events/compiler/target/classes").toString(),
                    "-Atense.catalogue=true");
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        return classes.resolve("META-INF/tense/catalogue.json");
    }

    private void generate(Path catalogue) throws IOException {
        var said = new ByteArrayOutputStream();
        var print = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Generate.run(List.of("write", catalogue.toString(), project.toString()), print, print);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void copy(String folder) throws IOException {
        Path from = Samples.root().resolve(folder);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path to = project.resolve(folder).resolve(from.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
    }

    private Map<String, String> files() throws IOException {
        var files = new TreeMap<String, String>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(project.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    private static List<String> changed(Map<String, String> before, Map<String, String> after) {
        assertThat(after).containsKeys(before.keySet().toArray(String[]::new));
        return after.keySet().stream()
                .filter(file -> !Objects.equals(after.get(file), before.get(file)))
                .sorted()
                .toList();
    }
}
