package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SAM template with what its parent passes to it: resolves what refers to something, and expands what is SAM's alone. */
final class SamStack {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion", "Transform", "Description", "Parameters", "Globals", "Resources", "Outputs");

    private final Path file;
    private final String prefix;
    private final ObjectNode template;
    private final Expressions expressions;
    private final Map<String, JsonNode> parameters = new HashMap<>();

    private SamStack(Path file, String prefix, @Nullable ObjectNode arguments) {
        this.file = file;
        this.prefix = prefix;
        this.template = YamlTemplate.read(file);
        this.expressions = new Expressions(file.getFileName().toString(), this::variable);
        template.fieldNames().forEachRemaining(section -> {
            if (!SECTIONS.contains(section)) {
                throw problem(section, "is a section that is not known here");
            }
        });
        template.path("Parameters")
                .fieldNames()
                .forEachRemaining(name -> parameters.put(name, argument(name, arguments)));
    }

    /** Everything that a root template deploys, nested stacks included. */
    static Deployment deployment(Path file) {
        var root = new SamStack(file, "", null);
        return new Deployment(Stream.of(
                        Resource.parameters(root.template.path("Parameters")),
                        root.resources(),
                        Resource.outputs(root.resolved("Outputs", root.template.get("Outputs"))))
                .flatMap(resources -> resources)
                .toList());
    }

    /** Of the root template a parameter is whatever somebody says at deployment: it stays a reference. */
    private JsonNode argument(String name, @Nullable ObjectNode arguments) {
        if (arguments == null) {
            return text("${" + name + "}");
        }
        if (!arguments.has(name)) {
            throw problem("Parameters." + name, "is passed by nobody");
        }
        return arguments.path(name);
    }

    private Stream<Resource> resources() {
        return template.path("Resources").propertyStream().flatMap(entry -> expand(entry.getKey(), entry.getValue()));
    }

    private Stream<Resource> expand(String id, JsonNode declared) {
        ObjectNode attributes = declared.<ObjectNode>deepCopy();
        String type = attributes.remove("Type").asText();
        ObjectNode properties = resolved(id, attributes.remove("Properties"));
        var resource = new Resource(prefix + id, type, properties, attributes);
        return switch (type) {
            case "AWS::Serverless::Application" -> nested(id, properties);
            case "AWS::Serverless::Function" ->
                SamFunction.expand(
                        resource, resolved("Globals", template.path("Globals").get("Function")));
            case "AWS::Serverless::HttpApi" -> SamHttpApi.expand(resource);
            case String other
            when other.startsWith("AWS::Serverless::") -> throw problem(id, other + " is not known here");
            default -> Stream.of(resource);
        };
    }

    private ObjectNode resolved(String place, @Nullable JsonNode object) {
        return object == null ? JsonNodeFactory.instance.objectNode() : expressions.object(place, (ObjectNode) object);
    }

    private Stream<Resource> nested(String id, ObjectNode properties) {
        properties.fieldNames().forEachRemaining(name -> {
            if (!Set.of("Location", "Parameters").contains(name)) {
                throw problem(id, "the property " + name + " of a nested stack is not known here");
            }
        });
        Path location = file.resolveSibling(properties.path("Location").asText());
        String name = location.getFileName().toString().replace(".yaml", "");
        return new SamStack(location, prefix + name + "/", (ObjectNode) properties.path("Parameters")).resources();
    }

    /** A parameter's value, or a reference to a resource, an attribute of one, or something that AWS knows. */
    private JsonNode variable(String place, String name) {
        JsonNode parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        if (name.startsWith("AWS::")) {
            return text("${" + name + "}");
        }
        String id = name.replaceFirst("\\..*", "");
        JsonNode declared = template.path("Resources").path(id);
        if (declared.isMissingNode()) {
            throw problem(place, "refers to " + name + ", which is nowhere");
        }
        boolean alias = SamFunction.isAlias(declared, name);
        return text("${" + prefix + (alias ? SamFunction.aliasOf(id, declared, template.path("Globals")) : name) + "}");
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }

    private TemplateProblem problem(String place, String what) {
        return new TemplateProblem(file.getFileName() + " " + place, what);
    }
}
