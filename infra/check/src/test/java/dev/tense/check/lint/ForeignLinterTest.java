package dev.tense.check.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployments;
import dev.tense.check.deployment.Resource;
import dev.tense.check.facts.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own translator takes the SAM templates, and cfn-lint finds nothing in what comes out. */
class ForeignLinterTest {
    private static final Path SAM = Path.of(System.getProperty("tense.root"), "infra/sam");
    private static final Path TRANSLATE =
            Path.of("src/test/python/translate.py").toAbsolutePath();

    private static final Path ACTIONS = Path.of("src/test/python/actions.py").toAbsolutePath();

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private record Run(int status, String said) {}

    @BeforeAll
    static void needsBoth() {
        assumeTrue(
                canRun("cfn-lint", "--version") && canRun("python3", "-c", "import samtranslator"),
                "SKIPPED: cfn-lint and aws-sam-translator are not installed (pip install cfn-lint)");
    }

    @Test
    void every_template_is_translated_and_has_no_finding() throws IOException {
        Run translated = translate(templates());
        Run linted = lint();

        assertThat(translated.status()).as(translated.said()).isZero();
        assertThat(folder.toFile().list()).hasSameSizeAs(templates());
        assertThat(linted.said()).isEmpty();
        assertThat(linted.status()).isZero();
    }

    /** What {@link Deployments} makes of the templates has the resources that AWS's translator makes of them. */
    @Test
    void we_expand_the_templates_as_aws_does() throws IOException {
        translate(templates());

        Set<String> theirs = new TreeSet<>();
        for (Path template : templates()) {
            String name = template.getFileName().toString().replace(".yaml", "");
            String prefix = name.equals("template") ? "" : name + "/";
            JSON.readTree(folder.resolve(name + ".json").toFile())
                    .path("Resources")
                    .propertyStream()
                    .filter(resource -> !typeOf(resource.getValue()).equals("AWS::CloudFormation::Stack"))
                    .map(resource -> prefix + withoutHash(resource.getKey()) + " " + typeOf(resource.getValue()))
                    .forEach(theirs::add);
        }

        assertThat(Deployments.ofSam(SAM.resolve("template.yaml"))
                        .all()
                        .filter(resource -> !resource.type().equals(Resource.OUTPUT)
                                && !resource.type().equals(Resource.PARAMETER)))
                .extracting(resource -> resource.id() + " " + resource.type())
                .containsExactlyInAnyOrderElementsOf(theirs);
    }

    /** What SAM adds to say that it was there. */
    private static final Pattern CREATED_BY = Pattern.compile(".*: Tags[ .].*createdBy.*");

    /** Properties, and what becomes of a resource with its stack, whatever is called how. */
    @Test
    void what_we_expand_has_the_properties_that_aws_gives_it() throws IOException {
        translate(templates());
        ObjectNode manifest = JSON.createObjectNode();
        for (Path template : templates()) {
            String name = template.getFileName().toString().replace(".yaml", "");
            manifest.withObject("files").withObject(name).withObject("source").put("path", name + ".json");
        }
        JSON.writeValue(folder.resolve("template.assets.json").toFile(), manifest);
        Path root = folder.resolve("template.json");
        JSON.writeValue(root.toFile(), withoutDocument((ObjectNode) JSON.readTree(root.toFile())));

        assertThat(Facts.differences(
                        "we", Deployments.ofSam(SAM.resolve("template.yaml")), "AWS", Deployments.ofCdk(root)))
                .filteredOn(difference -> !CREATED_BY.matcher(difference).matches())
                .isEmpty();
    }

    /** SAM describes the API in an OpenAPI document without a path; API Gateway takes the name from it. */
    private static ObjectNode withoutDocument(ObjectNode root) {
        ObjectNode api = (ObjectNode) root.path("Resources").path("HttpApi").path("Properties");
        JsonNode document = api.remove("Body");
        assertThat(document.path("paths")).isEmpty();
        api.set("Name", document.path("info").path("title"));
        api.put("ProtocolType", "HTTP");
        return root;
    }

    private static String typeOf(JsonNode resource) {
        return resource.path("Type").asText();
    }

    /** The logical id of a version ends in a hash of what it is a version of. */
    private static String withoutHash(String id) {
        return id.replaceFirst("Version[0-9a-f]{10}$", "Version");
    }

    /** What {@link Actions} knows of IAM is what cfn-lint has from AWS, in lower case. */
    @Test
    void our_list_of_actions_is_that_of_aws() throws IOException {
        Run listed = run(List.of("python3", ACTIONS.toString()));
        assertThat(listed.status()).as(listed.said()).isZero();
        Map<String, Set<String>> theirs = JSON.readValue(listed.said(), new TypeReference<>() {});

        assertThat(Actions.all())
                .isNotEmpty()
                .allSatisfy((name, action) ->
                        assertThat(theirs).containsEntry(name.toLowerCase(Locale.ROOT), action.resources()));
    }

    @Test
    void a_property_that_does_not_exist_is_found() throws IOException {
        Path faulty = folder.resolve("faulty.yaml");
        Files.writeString(
                faulty,
                Files.readString(SAM.resolve("contexts/warehouse.yaml"))
                        .replace("      VisibilityTimeout:", "      VisibilityTimeOut:"));

        translate(List.of(faulty));
        Run linted = lint();

        assertThat(linted.status()).isNotZero();
        assertThat(linted.said()).contains("VisibilityTimeOut");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(SAM)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private Run translate(List<Path> templates) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", TRANSLATE.toString(), folder.toString()));
        templates.forEach(template -> command.add(template.toString()));
        return run(command);
    }

    private Run lint() throws IOException {
        List<String> command = new ArrayList<>(List.of("cfn-lint", "--regions", "eu-central-1", "--"));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        return run(command);
    }

    private static boolean canRun(String... command) {
        try {
            return run(List.of(command)).status() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    private static Run run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.onExit().join().exitValue(), said.strip());
    }
}
