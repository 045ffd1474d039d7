package dev.tense.cdk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the code of each function does with the tables: {@code infra/rights.json}. */
record Rights(Map<String, List<Right>> ofFunctions) {
    /**
     * One action.
     *
     * @param on     {@code log}, {@code state}, or {@code subjects}: the index of the state by subject
     * @param action as IAM calls it, without the service
     * @param keys   patterns of partition keys; none where no key can be named
     */
    record Right(String on, String action, List<String> keys) {
        /** Without a key {@code ForAllValues} would allow everything, hence the {@code Null}. */
        Map<String, Object> conditions() {
            return keys.isEmpty()
                    ? Map.of()
                    : Map.of(
                            "ForAllValues:StringLike",
                            Map.of("dynamodb:LeadingKeys", keys),
                            "Null",
                            Map.of("dynamodb:LeadingKeys", "false"));
        }
    }

    static Rights read(Path file) {
        try {
            return new Rights(new JsonMapper().readValue(file.toFile(), new TypeReference<>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("there are no rights at " + file + "; run scripts/generate", e);
        }
    }

    List<Right> of(String function) {
        List<Right> found = ofFunctions.get(function);
        if (found == null) {
            throw new IllegalArgumentException("nothing says what " + function + " may do; run scripts/generate");
        }
        return found;
    }
}
