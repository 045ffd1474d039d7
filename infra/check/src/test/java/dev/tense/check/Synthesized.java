package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A deployment as CDK would write it: a root template, a nested one per context, and the manifest that knows their files. */
final class Synthesized {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(?!AWS::)([^}.]+)(?:\\.([^}]+))?}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder;
    private final ObjectNode root = JSON.objectNode();
    private final Map<String, ObjectNode> contexts = new TreeMap<>();

    private Synthesized(Path folder) {
        this.folder = folder;
    }

    /** Writes it into a folder; answers the root template. */
    static Path in(Path folder, Deployment deployment) throws IOException {
        var synthesized = new Synthesized(folder);
        deployment.all().forEach(synthesized::add);
        return synthesized.write();
    }

    private void add(Resource resource) {
        if (resource.type().equals(Resource.OUTPUT)) {
            root.withObject("Outputs")
                    .withObject(resource.id().replace("output ", ""))
                    .set("Value", translated(resource.at("Value"), root, ""));
            return;
        }
        if (resource.type().equals(Resource.PARAMETER)) {
            root.withObject("Parameters").set(resource.id().replace("parameter ", ""), resource.properties());
            return;
        }
        int slash = resource.id().indexOf('/');
        String context = resource.id().substring(0, slash + 1);
        ObjectNode template =
                slash < 0 ? root : contexts.computeIfAbsent(context.replace("/", ""), _ -> JSON.objectNode());
        ObjectNode declared =
                template.withObject("Resources").withObject(resource.id().substring(slash + 1));
        declared.put("Type", resource.type());
        declared.setAll(resource.attributes().deepCopy());
        declared.set("Properties", translated(resource.properties(), template, context));
    }

    private JsonNode translated(JsonNode value, ObjectNode template, String context) {
        if (value.isObject()) {
            ObjectNode object = JSON.objectNode();
            value.properties()
                    .forEach(entry -> object.set(entry.getKey(), translated(entry.getValue(), template, context)));
            return object;
        }
        if (value.isArray()) {
            var list = JSON.arrayNode();
            value.forEach(element -> list.add(translated(element, template, context)));
            return list;
        }
        return value.isTextual() && value.asText().contains("${")
                ? JSON.objectNode().put("Fn::Sub", substitution(value.asText(), template, context))
                : value;
    }

    /** What is in the same template is referred to; what is not is passed as a parameter, as CDK does it. */
    private String substitution(String text, ObjectNode template, String context) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        !context.isEmpty() && found.group(1).startsWith(context)
                                ? "${" + found.group().substring(2 + context.length())
                                : "${" + parameter(found, template, context) + "}"));
    }

    private String parameter(MatchResult found, ObjectNode template, String context) {
        String whole = found.group().substring(2, found.group().length() - 1);
        if (context.isEmpty()) {
            return whole;
        }
        String name = "from" + whole.replaceAll("[^A-Za-z0-9]", "");
        template.withObject("Parameters").withObject(name).put("Type", "String");
        stack(context.replace("/", ""))
                .withObject("Properties")
                .withObject("Parameters")
                .set(name, JSON.objectNode().put("Fn::Sub", found.group()));
        return name;
    }

    private ObjectNode stack(String context) {
        return root.withObject("Resources").withObject(context).put("Type", "AWS::CloudFormation::Stack");
    }

    private Path write() throws IOException {
        ObjectNode manifest = JSON.objectNode();
        for (var context : contexts.entrySet()) {
            String name = context.getKey();
            String file = name + ".nested.template.json";
            Files.writeString(folder.resolve(file), context.getValue().toString());
            manifest.withObject("files")
                    .withObject("hash-of-" + name)
                    .withObject("source")
                    .put("path", file);
            stack(name).withObject("Properties").put("TemplateURL", "https://assets.example/hash-of-" + name + ".json");
        }
        Files.writeString(folder.resolve("Tense.assets.json"), manifest.toString());
        return Files.writeString(folder.resolve("Tense.template.json"), root.toString());
    }
}
