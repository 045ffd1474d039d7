package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.stream.Stream;

/** What is invoked again and again because time passes. */
final class Clocks {
    static final String TYPE = "AWS::Events::Rule";

    private Clocks() {}

    /** The references to what a clock invokes, as they stand. */
    static Stream<String> invoked(Resource clock) {
        return clock.at("Targets")
                .valueStream()
                .map(target -> target.path("Arn").asText());
    }

    /** The functions that any clock invokes. */
    static Stream<Resource> functions(Deployment all) {
        return all.ofType(TYPE).flatMap(Clocks::invoked).flatMap(reference -> Mappings.invoked(reference, all));
    }
}
