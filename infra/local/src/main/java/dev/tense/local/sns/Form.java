package dev.tense.local.sns;

import dev.tense.local.wire.QueryText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a request in AWS's query protocol. */
record Form(QueryText values) {
    String text(String name) {
        return optional(name).orElseThrow(() -> SnsError.invalid(name));
    }

    Optional<String> optional(String name) {
        return values.first(name);
    }

    /** The prefixes {@code name.1}, {@code name.2}, ... that have any parameter. */
    List<String> members(String name) {
        List<String> members = new ArrayList<>();
        for (int i = 1; hasPrefix(name + "." + i + "."); i++) {
            members.add(name + "." + i);
        }
        return members;
    }

    /** A map sent as {@code name.entry.1.key} and {@code name.entry.1.value}. */
    Map<String, String> map(String name) {
        Map<String, String> result = new LinkedHashMap<>();
        members(name + ".entry").forEach(entry -> result.put(text(entry + ".key"), text(entry + ".value")));
        return result;
    }

    private boolean hasPrefix(String prefix) {
        return values.values().keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }
}
