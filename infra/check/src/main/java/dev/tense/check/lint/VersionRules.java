package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Versions: what is changed at deployment reaches the functions that run, though neither SAM nor CDK knows the values of parameters
 * when it decides whether there is a new version.
 */
final class VersionRules {
    private static final String VERSION = "AWS::Lambda::Version";

    private static final int LONGEST_DESCRIPTION = 256;

    private static final int WITHOUT_LIMIT = LONGEST_DESCRIPTION + 1;

    private VersionRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        FunctionRules.FUNCTION,
                        "version-follows-parameters",
                        "must have a version whose Description has exactly the parameters that the function depends on: one that is"
                                + " missing would never arrive, and without a change of the function Lambda publishes nothing",
                        VersionRules::follows),
                Rule.each(
                        VERSION,
                        "old-versions-go",
                        "must not have the DeletionPolicy or the UpdateReplacePolicy Retain: each deployment would leave a zip per"
                                + " function, and an account has room for 75 GB",
                        version -> Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                                .noneMatch(policy -> version.attributes()
                                        .path(policy)
                                        .asText()
                                        .startsWith("Retain"))),
                Rule.each(
                        VERSION,
                        "version-description-fits",
                        "must have a Description of at most " + LONGEST_DESCRIPTION
                                + " characters, whatever its parameters are: by AllowedValues, MaxLength or MaxValue",
                        (version, all) -> longest(version, all) <= LONGEST_DESCRIPTION));
    }

    private static boolean follows(Resource function, Deployment all) {
        List<Resource> versions = all.ofType(VERSION)
                .filter(version -> version.text("FunctionName").equals(function.ref()))
                .toList();
        return !versions.isEmpty()
                && versions.stream()
                        .allMatch(version ->
                                all.parametersIn(version.at("Description")).equals(parameters(function, all)));
    }

    /** Without those in its name: another name is another function. */
    private static Set<String> parameters(Resource function, Deployment all) {
        Set<String> named = all.parametersIn(function.at("FunctionName"));
        return all.parametersIn(function.properties()).stream()
                .filter(parameter -> !named.contains(parameter))
                .collect(Collectors.toSet());
    }

    private static int longest(Resource version, Deployment all) {
        String description = version.text("Description");
        for (String name : all.parametersIn(version.at("Description"))) {
            Resource parameter = all.resource(Resource.parameterId(name)).orElseThrow();
            description = description.replace("${" + name + "}", "x".repeat(longest(parameter)));
        }
        return description.length();
    }

    /** The length of the longest value that a parameter may have. */
    private static int longest(Resource parameter) {
        return parameter
                .at("AllowedValues")
                .valueStream()
                .map(value -> value.asText().length())
                .max(Integer::compare)
                .orElseGet(() -> parameter.properties().has("MaxValue")
                        ? parameter.text("MaxValue").length()
                        : parameter.at("MaxLength").asInt(WITHOUT_LIMIT));
    }
}
