package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Functions: each is one of those that the zip holds, runs with rights of its own, and leaves logs that end. */
final class FunctionRules {
    static final String FUNCTION = "AWS::Lambda::Function";
    private static final Pattern JAVA = Pattern.compile("java(\\d+)");

    /** How long the HTTP API waits when its integration does not say. */
    private static final int GATEWAY_MILLIS = 30_000;

    private static final int DEFAULT_SECONDS = 3;

    private FunctionRules() {}

    /** What the zip holds: the exports of the catalogue, its handler, and the Java that its classes are compiled for. */
    record Zip(Set<String> exports, String handler, int java) {}

    static List<Rule> all(Zip zip) {
        return List.of(
                Rule.each(
                        FUNCTION,
                        "runtime-runs-the-classes",
                        "must have a Java runtime that is not older than the classes",
                        function -> java(function) >= zip.java()),
                Rule.each(
                        FUNCTION,
                        "handler-is-in-the-zip",
                        "must have the Handler " + zip.handler(),
                        function -> function.text("Handler").equals(zip.handler())),
                Rule.each(
                        FUNCTION,
                        "export-is-in-the-catalogue",
                        "must have a QUARKUS_FUNQY_EXPORT that the catalogue knows",
                        function -> zip.exports().contains(export(function))),
                Rule.each(
                        FUNCTION,
                        "export-has-one-function",
                        "must be the only function of its export",
                        (function, all) -> all.ofType(FUNCTION)
                                        .filter(other -> export(other).equals(export(function)))
                                        .count()
                                == 1),
                Rule.each(
                        FUNCTION,
                        "snap-start-has-an-alias",
                        "must have SnapStart for published versions, a version and an alias to it",
                        FunctionRules::startsFromASnapshot),
                Rule.each(
                        FUNCTION,
                        "function-has-a-role-of-its-own",
                        "must have a Role that no other function has",
                        (function, all) ->
                                all.referredToBy(function.text("Role")).isPresent()
                                        && all.ofType(FUNCTION)
                                                        .filter(other -> other.text("Role")
                                                                .equals(function.text("Role")))
                                                        .count()
                                                == 1),
                Rule.each(
                        FUNCTION,
                        "logs-end",
                        "must log to a group with RetentionInDays",
                        (function, all) -> all.referredToBy(function.text("LoggingConfig", "LogGroup"))
                                .filter(group -> group.at("RetentionInDays").asInt() > 0)
                                .isPresent()),
                Rule.each(
                        FUNCTION,
                        "logs-are-json",
                        "must have the LogFormat JSON",
                        function -> function.text("LoggingConfig", "LogFormat").equals("JSON")),
                Rule.each(
                        FUNCTION,
                        "function-answers-before-the-gateway-gives-up",
                        "must have a Timeout below that of each integration that leads to it",
                        (function, all) -> integrations(function, all)
                                .allMatch(integration -> function.at("Timeout").asInt(DEFAULT_SECONDS) * 1_000
                                        < integration.at("TimeoutInMillis").asInt(GATEWAY_MILLIS))),
                Rule.each(
                        FUNCTION,
                        "function-has-time",
                        "must have a Timeout: with the default of " + DEFAULT_SECONDS + " s its first work is cut off",
                        function -> function.at("Timeout").asInt() > DEFAULT_SECONDS),
                Rule.each(
                        FUNCTION,
                        "function-has-room",
                        "must have a MemorySize: with the default of 128 MB Java does not start in time",
                        function -> function.at("MemorySize").asInt() >= 256));
    }

    static String export(Resource function) {
        return function.text("Environment", "Variables", "QUARKUS_FUNQY_EXPORT");
    }

    private static int java(Resource function) {
        Matcher runtime = JAVA.matcher(function.text("Runtime"));
        return runtime.matches() ? Integer.parseInt(runtime.group(1)) : 0;
    }

    private static boolean startsFromASnapshot(Resource function, Deployment all) {
        return function.text("SnapStart", "ApplyOn").equals("PublishedVersions")
                && all.ofType("AWS::Lambda::Alias")
                        .anyMatch(alias -> alias.text("FunctionName").equals(function.ref())
                                && all.referredToBy(alias.text("FunctionVersion"))
                                        .filter(version ->
                                                version.text("FunctionName").equals(function.ref()))
                                        .isPresent()
                                && !alias.text("Name").isEmpty());
    }

    static boolean isBehindARoute(Resource function, Deployment all) {
        return integrations(function, all).findAny().isPresent();
    }

    private static Stream<Resource> integrations(Resource function, Deployment all) {
        return all.ofType("AWS::ApiGatewayV2::Integration")
                .filter(integration -> Mappings.invoked(integration.text("IntegrationUri"), all)
                        .anyMatch(function::equals));
    }
}
