package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.stream.Stream;

/** Which function takes from where. */
final class Mappings {
    static final String TYPE = "AWS::Lambda::EventSourceMapping";

    private Mappings() {}

    static Stream<Resource> from(String arn, Deployment all) {
        return all.ofType(TYPE).filter(mapping -> mapping.text("EventSourceArn").equals(arn));
    }

    /** The function of a mapping, whether it names the function or an alias of it. */
    static Stream<Resource> function(Resource mapping, Deployment all) {
        return invoked(mapping.text("FunctionName"), all);
    }

    /** The function that a text refers to, itself or by an alias. */
    static Stream<Resource> invoked(String reference, Deployment all) {
        return all.referredToBy(reference).stream()
                .flatMap(found -> found.type().equals("AWS::Lambda::Alias")
                        ? all.referredToBy(found.text("FunctionName")).stream()
                        : Stream.of(found));
    }

    /** The mappings by which a function takes from a table's stream. */
    static Stream<Resource> streams(Resource function, Deployment all) {
        return to(function, all).filter(MappingRules::isOfAStream);
    }

    /** The queues that a function takes messages from. */
    static Stream<Resource> queues(Resource function, Deployment all) {
        return to(function, all)
                .filter(mapping -> !MappingRules.isOfAStream(mapping))
                .flatMap(mapping -> all.referredToBy(mapping.text("EventSourceArn")).stream());
    }

    private static Stream<Resource> to(Resource function, Deployment all) {
        return all.ofType(TYPE).filter(mapping -> function(mapping, all).anyMatch(function::equals));
    }
}
