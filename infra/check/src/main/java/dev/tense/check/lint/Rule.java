package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule that resources keep.
 *
 * @param name   how a finding and the documentation call it
 * @param says   what must be so, as the end of a sentence that begins with a resource
 * @param broken the resources that break it
 */
record Rule(String name, String says, Function<Deployment, Stream<Resource>> broken) {
    /** One that each resource of a type keeps for itself. */
    static Rule each(String type, String name, String says, Predicate<Resource> keeps) {
        return each(type, name, says, (resource, _) -> keeps.test(resource));
    }

    /** One that each resource of a type keeps together with others. */
    static Rule each(String type, String name, String says, BiPredicate<Resource, Deployment> keeps) {
        return new Rule(
                name,
                says,
                deployment -> deployment.ofType(type).filter(resource -> !keeps.test(resource, deployment)));
    }

    Stream<Finding> check(Deployment deployment) {
        return broken.apply(deployment).map(resource -> new Finding(name, resource.id(), says));
    }
}
