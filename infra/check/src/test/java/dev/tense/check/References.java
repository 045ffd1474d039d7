package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** References inside a document. */
final class References {
    private References() {}

    /** Those that lead to nothing. */
    static List<String> dangling(JsonNode document) {
        return document.findValuesAsText("$ref").stream()
                .distinct()
                .filter(reference -> !reference.startsWith("#/")
                        || document.at(reference.substring(1)).isMissingNode())
                .toList();
    }
}
