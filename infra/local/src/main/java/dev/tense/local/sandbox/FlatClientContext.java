package dev.tense.local.sandbox;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The caller's client context. The host sends its two maps as forms, so that no JSON parser is needed here. */
record FlatClientContext(Map<String, String> custom, Map<String, String> environment) implements ClientContext {
    static @Nullable ClientContext read(UnaryOperator<@Nullable String> headers) {
        String custom = headers.apply("Tense-Client-Custom");
        String environment = headers.apply("Tense-Client-Env");
        return custom == null || environment == null ? null : new FlatClientContext(form(custom), form(environment));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Client getClient() {
        return null;
    }

    @Override
    public Map<String, String> getCustom() {
        return custom;
    }

    @Override
    public Map<String, String> getEnvironment() {
        return environment;
    }
}
