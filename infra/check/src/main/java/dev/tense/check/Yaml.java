package dev.tense.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.RepresentToNode;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;

/** Documents in YAML, as the JSON that they are. */
final class Yaml {
    private static final int WIDTH = 120;

    private Yaml() {}

    /** A file beside this class. */
    static ObjectNode resource(String file) {
        try (InputStream in = Yaml.class.getResourceAsStream(file)) {
            return read(new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A text as a value in a template: in quotes, within which nothing but a quote means something. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static ObjectNode read(String text) {
        return Json.MAPPER.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    /** Members keep their order. */
    static String write(ObjectNode document) {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setIndent(2)
                .setIndicatorIndent(2)
                .setIndentWithIndicator(true)
                .setWidth(WIDTH)
                .build();
        return "# " + Template.MARKER + "\n"
                + new Dump(settings, new Quoting(settings))
                        .dumpToString(Json.MAPPER.convertValue(document, Object.class));
    }

    /** Puts quotes around those texts that are something else for readers of YAML 1.1: dates, numbers in other bases, yes and no. */
    private static final class Quoting extends StandardRepresenter {
        private static final Pattern AMBIGUOUS = Pattern.compile(String.join(
                "|",
                "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
                "[-+]?[0-9][0-9_]*(?::[0-9]+)*(?:\\.[0-9_]*)?",
                "0[xb][0-9A-Fa-f_]+",
                "[-+]?\\.(?:[0-9_]+|(?i:inf|nan))",
                "(?i:y|n|yes|no|on|off|true|false|null)",
                "~|=|<<"));

        Quoting(DumpSettings settings) {
            super(settings);
            RepresentToNode usual = Objects.requireNonNull(representers.get(String.class));
            representers.put(
                    String.class,
                    text -> AMBIGUOUS.matcher((String) text).matches()
                            ? representScalar(Tag.STR, (String) text, ScalarStyle.SINGLE_QUOTED)
                            : usual.representData(text));
        }
    }
}
