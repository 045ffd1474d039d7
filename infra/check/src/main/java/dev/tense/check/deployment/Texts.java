package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** What CloudFormation takes as one text or as a list of them. */
public final class Texts {
    private Texts() {}

    /** Each of the texts; none where nothing is. */
    public static Stream<String> of(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return Stream.of();
        }
        return oneOrMany.isArray() ? oneOrMany.valueStream().map(JsonNode::asText) : Stream.of(oneOrMany.asText());
    }
}
