package dev.tense.local.template;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One template with its arguments: resolves references on demand, nested stacks included. */
final class Stack {
    private static final Set<String> UNREAD_SECTIONS =
            Set.of("AWSTemplateFormatVersion", "Transform", "Description", "Metadata");

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_CHAIN = 100;

    private final Path file;

    /** The files that this one is nested in. */
    private final Set<Path> above;

    private final String name;
    private final Surroundings surroundings;
    private final Map<String, Object> parameters;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Object> outputs;
    private final Map<String, Stack> nested = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> resolved = new LinkedHashMap<>();
    private final Map<String, String> physicalNames = new LinkedHashMap<>();
    private final Set<String> resolving = new LinkedHashSet<>();

    Stack(Path file, String name, Map<String, Object> arguments, Surroundings surroundings) {
        this(file, name, arguments, surroundings, Set.of());
    }

    private Stack(Path file, String name, Map<String, Object> arguments, Surroundings surroundings, Set<Path> above) {
        this.file = file;
        this.above = Set.copyOf(above);
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
        Path location = sibling(properties.at("Location"), properties.text("Location"));
        properties.done();
        if (above.contains(location) || location.equals(file)) {
            throw new TemplateProblem(properties.at("Location"), "the file " + location + " includes itself");
        }
        Set<Path> files = new LinkedHashSet<>(above);
        files.add(file);
        Stack stack = new Stack(location, name + "-" + application.id(), arguments, surroundings, files);
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
            case "Fn::Join" -> joined(place, first(place, argument).toString(), texts(second(place, argument)));
            case "Fn::Split" ->
                List.of(second(place, argument)
                        .toString()
                        .split(Pattern.quote(first(place, argument).toString()), -1));
            case "Fn::Select" -> select(place, first(place, argument).toString(), texts(second(place, argument)));
            default -> throw new TemplateProblem(place, "the intrinsic " + function + " is not known here");
        };
    }

    private static String joined(String place, String between, List<String> texts) {
        return notTooLong(place, String.join(between, texts));
    }

    /** Texts that double with every reference would soon not fit into memory. */
    private static String notTooLong(String place, String text) {
        if (text.length() > MAX_TEXT) {
            throw new TemplateProblem(place, "becomes a text of more than " + MAX_TEXT + " characters");
        }
        return text;
    }

    private static String select(String place, String index, List<String> texts) {
        return IntStream.range(0, texts.size())
                .filter(each -> Integer.toString(each).equals(index))
                .mapToObj(texts::get)
                .findFirst()
                .orElseThrow(() -> new TemplateProblem(
                        place, "Fn::Select has " + texts.size() + " texts, and none of them is number " + index));
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
            return notTooLong(place, Substitution.of(text, variable -> variable(place, variable)));
        }
        Map<String, Object> own = Properties.asMap(place, second(place, argument));
        return notTooLong(place, Substitution.of(first(place, argument).toString(), variable -> {
            Object value = own.get(variable);
            return value == null ? variable(place, variable) : value;
        }));
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
            case "AWS::Region" -> surroundings.aws().region();
            case "AWS::AccountId" -> surroundings.aws().account();
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
        if (raw == null) {
            return name + "-" + resource.id();
        }
        String known = physicalNames.get(resource.id());
        if (known != null) {
            return known;
        }
        String found =
                once(resource, "name", () -> resolve(resource.place(), raw).toString());
        physicalNames.put(resource.id(), found);
        return found;
    }

    /** A file beside this one. */
    Path sibling(String place, String path) {
        try {
            return file.resolveSibling(path).normalize();
        } catch (InvalidPathException e) {
            throw new TemplateProblem(place, "is not a path");
        }
    }

    /** Finds references that lead back to where they started. */
    private <T> T once(Resource resource, String part, Supplier<T> resolution) {
        String key = resource.id() + " " + part;
        if (!resolving.add(key)) {
            throw new TemplateProblem(resource.place(), "refers to itself through " + resolving);
        }
        if (resolving.size() > MAX_CHAIN) {
            throw new TemplateProblem(resource.place(), "refers to others that refer to others, and so on");
        }
        T result = resolution.get();
        resolving.remove(key);
        return result;
    }
}
