package dev.tense.check;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A Mustache file beside this class. A value that is missing is an error. */
final class Template {
    /** The first line of every generated file. */
    static final String MARKER = "Generated from the catalogue by scripts/generate; do not edit.";

    private final com.samskivert.mustache.Template mustache;

    Template(String name) {
        mustache = Mustache.compiler().escapeHTML(false).strictSections(true).compile(source(name + ".mustache"));
    }

    String render(Object values) {
        return mustache.execute(values);
    }

    private static String source(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
