package dev.tense.check.schema;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the doc comments of the contracts on the class path say, as the compiler kept it. */
public record Descriptions(Map<String, String> texts) {
    private static final String RESOURCE = "tense/descriptions.json";

    public Descriptions {
        texts = Map.copyOf(texts);
    }

    /** Reads those of every contract on the class path. */
    public static Descriptions load() {
        var mapper = new ObjectMapper();
        var texts = new HashMap<String, String>();
        try {
            List<URL> contracts =
                    Collections.list(Descriptions.class.getClassLoader().getResources(RESOURCE));
            for (URL contract : contracts) {
                try (InputStream text = contract.openStream()) {
                    texts.putAll(mapper.readValue(text, new TypeReference<Map<String, String>>() {}));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Descriptions(texts);
    }

    public Optional<String> of(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getName()));
    }

    /** Of the package that a type is in. */
    public Optional<String> ofPackage(Class<?> type) {
        return Optional.ofNullable(texts.get(type.getPackageName()));
    }

    /** Of a component, or of an enum's constant. */
    public Optional<String> of(Class<?> type, String member) {
        return Optional.ofNullable(texts.get(type.getName() + "#" + member));
    }
}
