package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Resolves the intrinsic functions of CloudFormation that are used here; any other is refused. */
final class Expressions {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Variables variables;
    private final String file;

    /** What names stand for in one template: {@code Queue}, {@code Queue.Arn} or {@code AWS::Region}. */
    interface Variables {
        JsonNode value(String place, String name);
    }

    Expressions(String file, Variables variables) {
        this.file = file;
        this.variables = variables;
    }

    /** The same without functions; what refers to a resource is a text that does. */
    JsonNode resolve(String place, JsonNode raw) {
        if (raw.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            raw.forEach(element -> list.add(resolve(place, element)));
            return list;
        }
        if (!raw.isObject()) {
            return raw;
        }
        String only = raw.size() == 1 ? raw.fieldNames().next() : "";
        return only.equals("Ref") || only.startsWith("Fn::")
                ? call(place, only, raw.path(only))
                : object(place, (ObjectNode) raw);
    }

    ObjectNode object(String place, ObjectNode raw) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        raw.properties().forEach(entry -> object.set(entry.getKey(), resolve(place, entry.getValue())));
        return object;
    }

    private JsonNode call(String place, String function, JsonNode argument) {
        return switch (function) {
            case "Ref" -> variables.value(place, argument.asText());
            case "Fn::GetAtt" -> variables.value(place, argument.isArray() ? joined(".", argument) : argument.asText());
            case "Fn::Sub" -> JsonNodeFactory.instance.textNode(substitute(place, argument));
            case "Fn::Join" ->
                JsonNodeFactory.instance.textNode(joined(argument.path(0).asText(), resolve(place, argument.path(1))));
            default -> throw new TemplateProblem(file + " " + place, function + " is not known here");
        };
    }

    private static String joined(String between, JsonNode texts) {
        return texts.valueStream().map(JsonNode::asText).collect(Collectors.joining(between));
    }

    private String substitute(String place, JsonNode text) {
        if (!text.isTextual()) {
            throw new TemplateProblem(file + " " + place, "Fn::Sub with variables of its own is not known here");
        }
        return VARIABLE.matcher(text.asText())
                .replaceAll(found -> Matcher.quoteReplacement(
                        variables.value(place, found.group(1)).asText()));
    }
}
