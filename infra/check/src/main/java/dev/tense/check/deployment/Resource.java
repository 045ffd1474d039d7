package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A CloudFormation resource, with every reference resolved to a text such as {@code ${orders/PlaceOrderQueue.Arn}}.
 *
 * @param id         where it is: the path of nested stacks and the logical id
 * @param type       such as {@code AWS::SQS::Queue}
 * @param attributes what stands beside its properties, such as {@code DeletionPolicy}
 */
public record Resource(String id, String type, ObjectNode properties, ObjectNode attributes) {
    /** The type of what is no resource and has a value: an output of the root template. */
    public static final String OUTPUT = "Output";

    /** The type of what is no resource either: a parameter of the root template, with what it may be and what it is by default. */
    public static final String PARAMETER = "Parameter";

    private static final Set<String> EXPLANATIONS = Set.of("Description", "ConstraintDescription");

    /** What whoever deploys a template may say, as if each parameter were a resource. */
    static Stream<Resource> parameters(JsonNode declared) {
        return declared.propertyStream()
                .map(parameter -> new Resource(
                        parameterId(parameter.getKey()),
                        PARAMETER,
                        parameter.getValue().<ObjectNode>deepCopy().remove(EXPLANATIONS),
                        JsonNodeFactory.instance.objectNode()));
    }

    /** Not what references name: a parameter is no resource. */
    public static String parameterId(String name) {
        return "parameter " + name;
    }

    /** What a template tells whoever deploys it, as if each were a resource with its value. */
    static Stream<Resource> outputs(ObjectNode declared) {
        return declared.propertyStream()
                .map(output -> new Resource(
                        "output " + output.getKey(),
                        OUTPUT,
                        JsonNodeFactory.instance
                                .objectNode()
                                .set("Value", output.getValue().path("Value")),
                        JsonNodeFactory.instance.objectNode()));
    }

    /** What is under these names; missing when it is not there. */
    public JsonNode at(String... names) {
        JsonNode here = properties;
        for (String name : names) {
            here = here.path(name);
        }
        return here;
    }

    /** The text under these names; empty when there is none. */
    public String text(String... names) {
        return at(names).asText("");
    }

    /** What refers to it: {@code Ref}. */
    public String ref() {
        return "${" + id + "}";
    }

    /** What refers to one of its attributes: {@code Fn::GetAtt}. */
    public String attribute(String name) {
        return "${" + id + "." + name + "}";
    }

    Resource copy() {
        return new Resource(id, type, properties.deepCopy(), attributes.deepCopy());
    }
}
