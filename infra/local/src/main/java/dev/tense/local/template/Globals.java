package dev.tense.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Globals section of SAM: defaults that every function or API of the file gets. */
record Globals(Map<String, Object> function, Map<String, Object> httpApi) {
    static Globals read(String file, @Nullable Object raw) {
        if (raw == null) {
            return new Globals(Map.of(), Map.of());
        }
        String place = file + " section Globals";
        Properties parts = new Properties(place, Properties.asMap(place, raw));
        Globals globals = new Globals(section(parts, "Function"), section(parts, "HttpApi"));
        parts.done();
        return globals;
    }

    Map<String, Object> addTo(String type, Map<String, Object> own) {
        return switch (type) {
            case "AWS::Serverless::Function" -> merged(function, own);
            case "AWS::Serverless::HttpApi" -> merged(httpApi, own);
            default -> own;
        };
    }

    private static Map<String, Object> section(Properties parts, String name) {
        return parts.value(name)
                .map(value -> Properties.asMap(parts.at(name), value))
                .orElse(Map.of());
    }

    private static Map<String, Object> merged(Map<String, Object> defaults, Map<String, Object> own) {
        Map<String, Object> result = new LinkedHashMap<>(defaults);
        own.forEach((name, value) -> result.merge(name, value, Globals::mergedValue));
        return result;
    }

    private static Object mergedValue(Object inherited, Object own) {
        if (inherited instanceof Map && own instanceof Map) {
            Map<String, Object> ownMap = Properties.asMap("Globals", own);
            return Intrinsic.isCall(ownMap) ? own : merged(Properties.asMap("Globals", inherited), ownMap);
        }
        if (inherited instanceof List<?> first && own instanceof List<?> second) {
            List<Object> both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }
        return own;
    }
}
