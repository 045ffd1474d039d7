package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Function;
import java.nio.file.Path;
import java.util.Map;

/** Reads a function. */
final class FunctionReader {
    private FunctionReader() {}

    static Function read(Stack stack, String name, Properties properties) {
        properties.oneOf("Runtime", "", "java25");
        properties.oneOf("PackageType", "Zip", "Zip");
        Path code = stack.sibling(properties.at("CodeUri"), properties.text("CodeUri"));
        Map<String, String> environment = properties
                .child("Environment")
                .map(given -> given.texts("Variables"))
                .orElse(Map.of());
        int timeout = properties.number("Timeout", 3);
        if (timeout < 1 || timeout > 900) {
            throw new TemplateProblem(properties.at("Timeout"), "must be between 1 and 900 seconds, not " + timeout);
        }
        return new Function(
                name,
                properties.text("Handler"),
                code,
                properties.number("MemorySize", 128),
                timeout,
                environment,
                properties.optional("Role"));
    }
}
