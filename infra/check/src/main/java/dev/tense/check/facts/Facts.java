package dev.tense.check.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The facts of a deployment, a line each. */
public final class Facts {
    /** Whoever writes a template may give policies what names he likes, and split and order them as he likes. */
    private static final Set<String> POLICIES = Set.of(
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SNS::TopicPolicy");

    private final Deployment all;
    private final Namer namer;

    private Facts(Deployment all) {
        this.all = all;
        this.namer = new Namer(all);
    }

    public static SortedSet<String> of(Deployment deployment) {
        var facts = new Facts(deployment);
        var lines = new TreeSet<String>();
        deployment.all().flatMap(facts::lines).forEach(lines::add);
        return lines;
    }

    /** One line for each fact that only one of two deployments has. */
    public static List<String> differences(String one, Deployment first, String other, Deployment second) {
        SortedSet<String> here = of(first);
        SortedSet<String> there = of(second);
        var differences = new ArrayList<String>();
        here.stream().filter(fact -> !there.contains(fact)).forEach(fact -> differences.add(one + " alone: " + fact));
        there.stream().filter(fact -> !here.contains(fact)).forEach(fact -> differences.add(other + " alone: " + fact));
        return differences;
    }

    private Stream<String> lines(Resource resource) {
        if (POLICIES.contains(resource.type())) {
            return Policy.of(resource, all).flatMap(policy -> policy.lines(namer));
        }
        String name = namer.name(resource);
        return Stream.concat(
                withoutNames(resource)
                        .propertyStream()
                        .flatMap(entry -> leaves(name + ": " + entry.getKey(), entry.getValue())),
                resource.attributes()
                        .propertyStream()
                        .filter(entry -> entry.getKey().endsWith("Policy"))
                        .filter(entry -> !entry.getValue().asText().equals("Delete")) // which is the default
                        .map(entry -> name + ": " + entry.getKey() + " = "
                                + entry.getValue().asText()));
    }

    /** Without where the zip is before it is uploaded, and without what the targets of a clock are called. */
    private static ObjectNode withoutNames(Resource resource) {
        ObjectNode properties = resource.properties().deepCopy();
        properties.remove("Code");
        properties.path("Targets").forEach(target -> ((ObjectNode) target).remove("Id"));
        return properties;
    }

    private Stream<String> leaves(String path, JsonNode value) {
        if (value.isObject()) {
            return value.propertyStream().flatMap(entry -> leaves(path + "." + entry.getKey(), entry.getValue()));
        }
        return value.isArray()
                ? value.valueStream().map(element -> path + " has " + whole(element))
                : Stream.of(path + " = " + whole(value));
    }

    /** What belongs together, on one line, whatever its order. */
    private String whole(JsonNode value) {
        if (value.isObject()) {
            return value.propertyStream()
                    .map(entry -> entry.getKey() + ": " + whole(entry.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value.isArray()
                ? value.valueStream().map(this::whole).sorted().collect(Collectors.joining(", ", "[", "]"))
                : namer.plain(value.asText());
    }
}
