package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One SAM template with what its parent passes to it: resolves what refers to something, and expands what is SAM's alone. */
final class SamStack {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion", "Transform", "Description", "Parameters", "Globals", "Resources", "Outputs");
    private static final Set<String> FUNCTIONS = Set.of("Ref", "Fn::Sub", "Fn::GetAtt");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Path file;
    private final String prefix;
    private final ObjectNode template;
    private final Map<String, JsonNode> parameters = new HashMap<>();

    private SamStack(Path file, String prefix, @Nullable ObjectNode arguments) {
        this.file = file;
        this.prefix = prefix;
        this.template = YamlTemplate.read(file);
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
        return new Deployment(new SamStack(file, "", null).resources().toList());
    }

    /** Of the root template a parameter is whatever somebody says at deployment: it stays a reference. */
    private JsonNode argument(String name, @Nullable ObjectNode arguments) {
        if (arguments == null) {
            return JsonNodeFactory.instance.textNode("${" + name + "}");
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
        String type = declared.path("Type").asText();
        ObjectNode properties = (ObjectNode) resolve(id, declared.path("Properties"));
        ObjectNode attributes = declared.<ObjectNode>deepCopy();
        attributes.remove("Type");
        attributes.remove("Properties");
        var resource = new Resource(prefix + id, type, properties, attributes);
        return switch (type) {
            case "AWS::Serverless::Application" -> nested(id, properties);
            case "AWS::Serverless::Function" ->
                SamFunction.expand(resource, (ObjectNode)
                        resolve("Globals", template.path("Globals").path("Function")));
            case "AWS::Serverless::HttpApi" -> SamHttpApi.expand(resource);
            case String other
            when other.startsWith("AWS::Serverless::") -> throw problem(id, other + " is not known here");
            default -> Stream.of(resource);
        };
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

    private JsonNode resolve(String place, JsonNode raw) {
        if (raw.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (raw.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            raw.forEach(element -> list.add(resolve(place, element)));
            return list;
        }
        if (!raw.isObject()) {
            return raw;
        }
        if (raw.size() == 1) {
            String only = raw.fieldNames().next();
            if (FUNCTIONS.contains(only)) {
                return call(place, only, raw.path(only).asText());
            }
            if (only.startsWith("Fn::")) {
                throw problem(place, only + " is not known here");
            }
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        raw.properties().forEach(entry -> object.set(entry.getKey(), resolve(place, entry.getValue())));
        return object;
    }

    private JsonNode call(String place, String function, String argument) {
        return function.equals("Fn::Sub")
                ? JsonNodeFactory.instance.textNode(substitute(place, argument))
                : variable(place, argument);
    }

    private String substitute(String place, String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(variable(place, found.group(1)).asText()));
    }

    /** A parameter's value, or a reference to a resource, an attribute of one, or something that AWS knows. */
    private JsonNode variable(String place, String name) {
        JsonNode parameter = parameters.get(name);
        if (parameter != null) {
            return parameter;
        }
        if (name.startsWith("AWS::")) {
            return JsonNodeFactory.instance.textNode("${" + name + "}");
        }
        int dot = name.indexOf('.');
        String id = dot < 0 ? name : name.substring(0, dot);
        JsonNode declared = template.path("Resources").path(id);
        if (declared.isMissingNode()) {
            throw problem(place, "refers to " + name + ", which is nowhere");
        }
        return JsonNodeFactory.instance.textNode(
                SamFunction.isAlias(declared, name)
                        ? "${" + prefix + SamFunction.aliasOf(id, declared, template.path("Globals")) + "}"
                        : "${" + prefix + name + "}");
    }

    private TemplateProblem problem(String place, String what) {
        return new TemplateProblem(file.getFileName() + " " + place, what);
    }
}
