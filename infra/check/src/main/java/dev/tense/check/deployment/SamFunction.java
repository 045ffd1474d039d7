package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What SAM makes of {@code AWS::Serverless::Function}: a function, a version, an alias, and a mapping or a rule for each event.
 * See the AWS SAM documentation, "Generated CloudFormation resources".
 */
final class SamFunction {
    /** Properties that CloudFormation knows by the same name. */
    private static final Set<String> SAME = Set.of(
            "FunctionName",
            "Description",
            "Role",
            "Runtime",
            "Architectures",
            "Handler",
            "MemorySize",
            "Timeout",
            "SnapStart",
            "LoggingConfig",
            "Environment",
            "ReservedConcurrentExecutions");

    private static final Set<String> ONLY_SAM = Set.of(
            "CodeUri",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "VersionDescription",
            "VersionDeletionPolicy",
            "Events");

    private final Resource declared;
    private final ObjectNode properties;
    private final String alias;

    private SamFunction(Resource declared, ObjectNode globals) {
        this.declared = declared;
        this.properties = merged(globals, declared.properties());
        this.alias =
                declared.id() + "Alias" + properties.path("AutoPublishAlias").asText();
    }

    static Stream<Resource> expand(Resource declared, ObjectNode globals) {
        return new SamFunction(declared, globals).resources();
    }

    static boolean isAlias(JsonNode declared, String reference) {
        return declared.path("Type").asText().equals("AWS::Serverless::Function") && reference.endsWith(".Alias");
    }

    static String aliasOf(String id, JsonNode declared, JsonNode globals) {
        JsonNode own = declared.path("Properties").path("AutoPublishAlias");
        return id + "Alias" + (own.isMissingNode() ? globals.path("Function").path("AutoPublishAlias") : own).asText();
    }

    /** Objects are merged, and everything else of the function wins over what is there for all. */
    private static ObjectNode merged(ObjectNode globals, ObjectNode own) {
        ObjectNode merged = globals.deepCopy();
        own.properties().forEach(entry -> {
            JsonNode before = merged.path(entry.getKey());
            merged.set(
                    entry.getKey(),
                    before.isObject() && entry.getValue().isObject()
                            ? merged((ObjectNode) before, (ObjectNode) entry.getValue())
                            : entry.getValue());
        });
        return merged;
    }

    private Stream<Resource> resources() {
        properties.fieldNames().forEachRemaining(name -> {
            if (!SAME.contains(name) && !ONLY_SAM.contains(name)) {
                throw problem("the property " + name + " of a function is not known here");
            }
        });
        return Stream.concat(
                Stream.of(function(), version(), aliased()),
                properties.path("Events").propertyStream().flatMap(event -> event(event.getKey(), event.getValue())));
    }

    private Resource function() {
        ObjectNode plain = properties.deepCopy().retain(SAME);
        plain.putObject("Code").set("Uri", properties.path("CodeUri"));
        return new Resource(declared.id(), "AWS::Lambda::Function", plain, declared.attributes());
    }

    private Resource version() {
        ObjectNode version = object();
        version.put("FunctionName", declared.ref());
        if (properties.has("VersionDescription")) {
            version.set("Description", properties.path("VersionDescription"));
        }
        ObjectNode attributes = object();
        attributes.put(
                "DeletionPolicy", properties.path("VersionDeletionPolicy").asText("Retain"));
        return new Resource(declared.id() + "Version", "AWS::Lambda::Version", version, attributes);
    }

    private Resource aliased() {
        ObjectNode live = object();
        live.put("Name", properties.path("AutoPublishAlias").asText());
        live.put("FunctionName", declared.ref());
        live.put("FunctionVersion", "${" + declared.id() + "Version.Version}");
        return new Resource(alias, "AWS::Lambda::Alias", live, object());
    }

    private Stream<Resource> event(String name, JsonNode event) {
        ObjectNode details = (ObjectNode) event.path("Properties");
        return switch (event.path("Type").asText()) {
            case "SQS" -> Stream.of(mapping(name, details, "Queue"));
            case "DynamoDB" -> Stream.of(mapping(name, details, "Stream"));
            case "Schedule" -> schedule(name, details);
            case String other -> throw problem("an event of type " + other + " is not known here");
        };
    }

    private Resource mapping(String name, ObjectNode event, String source) {
        ObjectNode mapping = event.deepCopy();
        mapping.set("EventSourceArn", mapping.remove(source));
        mapping.put("FunctionName", "${" + alias + "}");
        return made(name, "AWS::Lambda::EventSourceMapping", mapping);
    }

    private Stream<Resource> schedule(String name, ObjectNode event) {
        known(event, Set.of("Schedule", "Input"));
        ObjectNode target = object();
        target.put("Arn", "${" + alias + "}");
        target.set("Input", event.path("Input"));
        ObjectNode rule = object();
        rule.set("ScheduleExpression", event.path("Schedule"));
        rule.putArray("Targets").add(target);
        Resource clock = made(name, "AWS::Events::Rule", rule);
        ObjectNode permission = object();
        permission.put("Action", "lambda:InvokeFunction");
        permission.put("FunctionName", "${" + alias + "}");
        permission.put("Principal", "events.amazonaws.com");
        permission.put("SourceArn", clock.attribute("Arn"));
        return Stream.of(clock, made(name + "Permission", "AWS::Lambda::Permission", permission));
    }

    private void known(ObjectNode event, Set<String> names) {
        event.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw problem("the property " + name + " of an event is not known here");
            }
        });
    }

    private Resource made(String suffix, String type, ObjectNode made) {
        return new Resource(declared.id() + suffix, type, made, object());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private TemplateProblem problem(String what) {
        return new TemplateProblem(declared.id(), what);
    }
}
