package dev.tense.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One template with its arguments: resolves references on demand, nested stacks included. */
final class Stack {
    private static final Set<String> UNREAD_SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Transform", "Description", "Metadata");

    private final Path file;
    private final String name;
    private final Surroundings surroundings;
    private final Map<String, Object> parameters;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Object> outputs;
    private final Map<String, Stack> nested = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> resolved = new LinkedHashMap<>();
    private final Set<String> resolving = new LinkedHashSet<>();

    Stack(Path file, String name, Map<String, Object> arguments, Surroundings surroundings) {
        this.file = file;
        this.name = name;
        this.surroundings = surroundings;
        Properties sections = new Properties(file.toString(), YamlFile.read(file));
        sections.ignore(UNREAD_SECTIONS);
        this.parameters =
                Parameters.resolve(file.toString(), sections.value("Parameters").orElse(null), arguments);
        Globals globals =
                Globals.read(file.toString(), sections.value("Globals").orElse(null));
        this.outputs = sections.value("Outputs")
                .map(value -> Properties.asMap(file + " section Outputs", value))
                .orElse(Map.of());
        Properties.asMap(
                        file + " section Resources", sections.value("Resources").orElse(null))
                .forEach((id, raw) -> resources.put(id, Resource.read(file.toString(), id, raw, globals)));
        sections.done();
    }

    Path file() {
        return file;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    List<Resource> resources() {
        return List.copyOf(resources.values());
    }

    /** The resolved properties of a resource; everything not ignored must be read before {@link Properties#done}. */
    Properties properties(Resource resource) {
        Properties properties = new Properties(resource.place(), resolvedProperties(resource));
        properties.ignore(ResourceTypes.ignoredProperties(resource.type()));
        return properties;
    }

    Stack nested(Resource application) {
        Stack known = nested.get(application.id());
        if (known != null) {
            return known;
        }
        Properties properties = properties(application);
        Map<String, Object> arguments = properties
                .value("Parameters")
                .map(value -> Properties.asMap(properties.at("Parameters"), value))
                .orElse(Map.of());
        Path location = file.resolveSibling(properties.text("Location")).normalize();
        properties.done();
        Stack stack = new Stack(location, name + "-" + application.id(), arguments, surroundings);
        nested.put(application.id(), stack);
        return stack;
    }

    Map<String, String> outputs() {
        Map<String, String> result = new LinkedHashMap<>();
        outputs.keySet()
                .forEach(output ->
                        result.put(output, output(file.toString(), output).toString()));
        return result;
    }

    private Object output(String place, String output) {
        Object raw = outputs.get(output);
        if (raw == null) {
            throw new TemplateProblem(place, file + " has no output " + output);
        }
        String at = file + " output " + output;
        Properties parts = new Properties(at, Properties.asMap(at, raw));
        parts.ignore(Set.of("Description", "Export"));
        Object value = parts.value("Value").orElseThrow(() -> new TemplateProblem(at, "has no Value"));
        parts.done();
        return resolve(at, value);
    }

    private Map<String, Object> resolvedProperties(Resource resource) {
        Map<String, Object> known = resolved.get(resource.id());
        if (known != null) {
            return known;
        }
        Map<String, Object> result = once(
                resource,
                "properties",
                () -> Properties.asMap(resource.place(), resolve(resource.place(), resource.properties())));
        resolved.put(resource.id(), result);
        return result;
    }

    private Object resolve(String place, Object raw) {
        return switch (raw) {
            case Map<?, ?> map -> resolveMap(place, Properties.asMap(place, map));
            case List<?> list -> list.stream().map(each -> resolve(place, each)).toList();
            default -> raw;
        };
    }

    private Object resolveMap(String place, Map<String, Object> map) {
        if (Intrinsic.isCall(map)) {
            Map.Entry<String, Object> call = map.entrySet().iterator().next();
            return call(place, call.getKey(), call.getValue());
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(key, resolve(place + " property " + key, value)));
        return result;
    }

    private Object call(String place, String function, Object argument) {
        return switch (function) {
            case "Ref" -> reference(place, argument.toString());
            case "Fn::GetAtt" -> attribute(place, argument);
            case "Fn::Sub" -> substitute(place, argument);
            case "Fn::Join" -> String.join(first(place, argument).toString(), texts(second(place, argument)));
            case "Fn::Split" ->
                List.of(second(place, argument)
                        .toString()
                        .split(Pattern.quote(first(place, argument).toString()), -1));
            case "Fn::Select" ->
                texts(second(place, argument))
                        .get(Integer.parseInt(first(place, argument).toString()));
            default -> throw new TemplateProblem(place, "the intrinsic " + function + " is not known here");
        };
    }

    private Object first(String place, Object argument) {
        return resolve(place, pair(place, argument).get(0));
    }

    private Object second(String place, Object argument) {
        return resolve(place, pair(place, argument).get(1));
    }

    private static List<?> pair(String place, Object argument) {
        if (argument instanceof List<?> list && list.size() == 2) {
            return list;
        }
        throw new TemplateProblem(place, "expected a list of two");
    }

    private static List<String> texts(Object list) {
        List<String> result = new ArrayList<>();
        if (list instanceof List<?> values) {
            values.forEach(value -> result.add(value.toString()));
        }
        return result;
    }

    private Object substitute(String place, Object argument) {
        if (argument instanceof String text) {
            return Substitution.of(text, variable -> variable(place, variable));
        }
        Map<String, Object> own = Properties.asMap(place, second(place, argument));
        return Substitution.of(first(place, argument).toString(), variable -> {
            Object value = own.get(variable);
            return value == null ? variable(place, variable) : value;
        });
    }

    private Object variable(String place, String variable) {
        boolean attribute = variable.contains(".") && !Names.isAlias(variable);
        return attribute ? attribute(place, variable) : reference(place, variable);
    }

    private Object attribute(String place, Object argument) {
        String path = argument instanceof List<?> parts ? String.join(".", texts(parts)) : argument.toString();
        int dot = path.indexOf('.');
        if (dot < 0) {
            throw new TemplateProblem(place, "GetAtt needs a resource and an attribute, not " + path);
        }
        Resource resource = resource(place, path.substring(0, dot));
        String attribute = path.substring(dot + 1);
        if (resource.type().equals(ResourceTypes.APPLICATION) && attribute.startsWith("Outputs.")) {
            return nested(resource).output(place, attribute.substring("Outputs.".length()));
        }
        return Names.attribute(place, resource, physicalName(resource), attribute, surroundings);
    }

    private Object reference(String place, String id) {
        Object parameter = parameters.get(id);
        if (parameter != null) {
            return parameter;
        }
        return switch (id) {
            case "AWS::Region" -> Arn.REGION;
            case "AWS::AccountId" -> Arn.ACCOUNT;
            case "AWS::Partition" -> "aws";
            case "AWS::URLSuffix" -> "amazonaws.com";
            case "AWS::StackName" -> name;
            default -> resourceReference(place, id);
        };
    }

    private Object resourceReference(String place, String id) {
        if (Names.isAlias(id)) {
            Resource function = resource(place, id.substring(0, id.indexOf('.')));
            return Arn.function(physicalName(function)) + ":live";
        }
        Resource resource = resource(place, id);
        return Names.reference(resource, physicalName(resource), surroundings);
    }

    private Resource resource(String place, String id) {
        Resource resource = resources.get(id);
        if (resource == null) {
            throw new TemplateProblem(place, "refers to " + id + ", which the file does not declare");
        }
        return resource;
    }

    String physicalName(Resource resource) {
        String property = Names.nameProperty(resource.type());
        Object raw = resource.properties().get(property);
        return raw == null
                ? name + "-" + resource.id()
                : once(resource, "name", () -> resolve(resource.place(), raw).toString());
    }

    /** Finds references that lead back to where they started. */
    private <T> T once(Resource resource, String part, Supplier<T> resolution) {
        String key = resource.id() + " " + part;
        if (!resolving.add(key)) {
            throw new TemplateProblem(resource.place(), "refers to itself through " + resolving);
        }
        T result = resolution.get();
        resolving.remove(key);
        return result;
    }
}
