package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A CloudFormation resource, with every reference resolved to a text such as {@code ${orders/PlaceOrderQueue.Arn}}.
 *
 * @param id         where it is: the path of nested stacks and the logical id
 * @param type       such as {@code AWS::SQS::Queue}
 * @param attributes what stands beside its properties, such as {@code DeletionPolicy}
 */
public record Resource(String id, String type, ObjectNode properties, ObjectNode attributes) {
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
