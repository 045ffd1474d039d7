package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A deployment with one mistake, and the rule that has to tell.
 *
 * @param blamed the resource that the finding has to name
 */
record Mutant(String rule, String blamed, Function<Deployment, Deployment> mistake) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Deployment of(Deployment right) {
        return mistake.apply(right.copy());
    }

    /** One that lacks a property, by the names that lead to it with a slash between them. */
    static Mutant without(String rule, String id, String path) {
        return changed(rule, id, resource -> remove(resource.properties(), path.split("/", -1)));
    }

    /** One in which a property has this value in JSON. */
    static Mutant with(String rule, String id, String path, String json) {
        return changed(rule, id, resource -> set(resource.properties(), json, path.split("/", -1)));
    }

    /** One that lacks something beside the properties. */
    static Mutant withoutAttribute(String rule, String id, String name) {
        return changed(rule, id, resource -> resource.attributes().remove(name));
    }

    /** One in which something beside the properties has this value. */
    static Mutant withAttribute(String rule, String id, String name, String value) {
        return changed(rule, id, resource -> resource.attributes().put(name, value));
    }

    /** One that lacks a whole resource. */
    static Mutant withoutResource(String rule, String id) {
        return new Mutant(rule, id, deployment -> deployment.without(id));
    }

    /** One that has a resource twice, and the second, whose id ends in "Twin", with this value. */
    static Mutant withTwin(String rule, String id, String path, String json) {
        String twin = id + "Twin";
        return new Mutant(rule, twin, deployment -> {
            Resource model = found(deployment, id);
            var copy = new Resource(twin, model.type(), model.properties().deepCopy(), model.attributes());
            set(copy.properties(), json, path.split("/", -1));
            return new Deployment(
                    Stream.concat(deployment.all(), Stream.of(copy)).toList());
        });
    }

    /** Both mistakes, of which the rule of this one tells. */
    Mutant and(Mutant other) {
        return new Mutant(rule, blamed, deployment -> other.mistake.apply(mistake.apply(deployment)));
    }

    /** The same mistake, for which a finding blames another resource. */
    Mutant blaming(String other) {
        return new Mutant(rule, other, mistake);
    }

    private interface Change {
        void to(Resource resource);
    }

    private static Mutant changed(String rule, String id, Change change) {
        return new Mutant(rule, id, deployment -> {
            change.to(found(deployment, id));
            return deployment;
        });
    }

    private static Resource found(Deployment deployment, String id) {
        return deployment.resource(id).orElseThrow(() -> new IllegalArgumentException("no " + id));
    }

    static void remove(ObjectNode from, String... path) {
        JsonNode parent = parent(from, path);
        String last = path[path.length - 1];
        JsonNode removed = parent instanceof ArrayNode list
                ? list.remove(Integer.parseInt(last))
                : ((ObjectNode) parent).remove(last);
        if (removed == null) {
            throw new IllegalArgumentException("no " + List.of(path));
        }
    }

    private static void set(ObjectNode in, String json, String... path) {
        ((ObjectNode) parent(in, path)).set(path[path.length - 1], json(json));
    }

    private static JsonNode parent(ObjectNode root, String... path) {
        JsonNode here = root;
        for (String name : List.of(path).subList(0, path.length - 1)) {
            here = here.isArray() ? here.path(Integer.parseInt(name)) : here.path(name);
        }
        return here;
    }

    private static JsonNode json(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return rule + " at " + blamed;
    }
}
