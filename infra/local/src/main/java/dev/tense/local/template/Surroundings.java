package dev.tense.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a template may ask about the place it runs in. The API's address has no slash at the end.
 *
 * @param parameters what parameters of a root template are here, if it has them and nobody says otherwise
 */
public record Surroundings(Addresses aws, String apiEndpoint, Map<String, String> parameters) {
    public Surroundings(Addresses aws, String apiEndpoint) {
        this(aws, apiEndpoint, Map.of());
    }

    /** Those that this template declares. */
    Map<String, String> parametersOf(Path template) {
        Object declared = YamlFile.read(template).get("Parameters");
        Map<String, String> result = new LinkedHashMap<>(parameters);
        result.keySet().removeIf(name -> !(declared instanceof Map<?, ?> map) || !map.containsKey(name));
        return result;
    }
}
