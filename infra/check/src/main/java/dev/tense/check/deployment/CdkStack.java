package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One template that CDK synthesized, with what its parent passes to it. */
final class CdkStack {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** CDK asks by it whether the account was prepared for CDK. */
    private static final String BOOTSTRAP = Resource.parameterId("BootstrapVersion");

    private final Path file;
    private final String prefix;
    private final JsonNode template;
    private final Expressions expressions;
    private final Map<String, JsonNode> parameters = new HashMap<>();

    private CdkStack(Path file, String prefix, @Nullable ObjectNode arguments) {
        this.file = file;
        this.prefix = prefix;
        this.template = read(file);
        this.expressions = new Expressions(file.getFileName().toString(), this::variable);
        template.path("Parameters")
                .fieldNames()
                .forEachRemaining(name -> parameters.put(
                        name,
                        Optional.ofNullable(arguments)
                                .map(passed -> passed.path(name))
                                .orElse(text("${" + name + "}"))));
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Deployment deployment(Path file) {
        var root = new CdkStack(file, "", null);
        return new Deployment(Stream.of(
                        Resource.parameters(root.template.path("Parameters"))
                                .filter(parameter -> !parameter.id().equals(BOOTSTRAP)),
                        root.resources(),
                        Resource.outputs(root.outputs()))
                .flatMap(resources -> resources)
                .toList());
    }

    private ObjectNode outputs() {
        JsonNode declared = template.path("Outputs");
        return declared.isObject()
                ? expressions.object("Outputs", (ObjectNode) declared)
                : JsonNodeFactory.instance.objectNode();
    }

    private Stream<Resource> resources() {
        return template.path("Resources").propertyStream().flatMap(entry -> expand(entry.getKey(), entry.getValue()));
    }

    private Stream<Resource> expand(String id, JsonNode declared) {
        ObjectNode attributes = declared.<ObjectNode>deepCopy();
        String type = attributes.remove("Type").asText();
        JsonNode properties =
                Optional.ofNullable(attributes.remove("Properties")).orElse(JsonNodeFactory.instance.objectNode());
        ObjectNode resolved = expressions.object(id, (ObjectNode) properties);
        if (type.equals("AWS::CloudFormation::Stack")) {
            return new CdkStack(nested(id, resolved.path("TemplateURL").asText()), prefix + id + "/", (ObjectNode)
                            resolved.path("Parameters"))
                    .resources();
        }
        return Stream.of(new Resource(prefix + id, type, resolved, attributes));
    }

    /** The file that will be uploaded to an address: the manifest of assets knows it by the hash in both. */
    private Path nested(String place, String address) {
        String hash = address.replaceAll(".*/|\\.json$", "");
        String manifest = file.getFileName().toString().replaceFirst("\\..*", ".assets.json");
        JsonNode source = read(file.resolveSibling(manifest))
                .path("files")
                .path(hash)
                .path("source")
                .path("path");
        if (source.isMissingNode()) {
            throw new TemplateProblem(file.getFileName() + " " + place, "has a template that is no asset: " + address);
        }
        return file.resolveSibling(source.asText());
    }

    private JsonNode variable(String place, String name) {
        JsonNode parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        boolean known = name.startsWith("AWS::") || template.path("Resources").has(name.replaceFirst("\\..*", ""));
        if (!known) {
            throw new TemplateProblem(file.getFileName() + " " + place, "refers to " + name + ", which is nowhere");
        }
        return text(name.startsWith("AWS::") ? "${" + name + "}" : "${" + prefix + name + "}");
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
