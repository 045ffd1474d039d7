package dev.tense.scenarios;

import dev.tense.local.Options;
import dev.tense.local.aws.OtherEndpoint;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Where the platforms of the scenarios keep tables, queues and topics: with them, unless {@code -Dtense.endpoint=URL} names an
 * AWS-compatible endpoint, or {@code second-instance} the embedded services once more, in a process of their own.
 */
final class ChosenEndpoint {
    /** Marks a scenario that is also run against a second instance every time. */
    static final String EVERY_ENDPOINT = "every-endpoint";

    /** Marks a test that looks at what only the embedded services have, such as their files. */
    static final String EMBEDDED_ONLY = "embedded-only";

    /** Marks a scenario with a system of its own, which cannot be at one endpoint together with another. */
    static final String OWN_SYSTEM = "own-system";

    private static final String SECOND_INSTANCE = "second-instance";

    private ChosenEndpoint() {}

    /** The same options, at the chosen endpoint. */
    static Options in(Options options) {
        return Optional.ofNullable(System.getProperty("tense.endpoint"))
                .filter(chosen -> !chosen.isBlank())
                .map(chosen -> chosen.equals(SECOND_INSTANCE)
                        ? at(SecondInstance.uri(), Map.of(), options)
                                .withProcessesPerFunction(1) // the build should not take twice as long
                        : at(URI.create(chosen), System.getenv(), options))
                .orElse(options);
    }

    private static Options at(URI uri, Map<String, String> environment, Options options) {
        return options.withEndpoint(OtherEndpoint.of(uri, environment));
    }
}
