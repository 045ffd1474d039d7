package dev.tense.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Public collections of input that broke something somewhere; where they come from is beside them. */
public final class HostileData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HostileData() {}

    /**
     * A document of the JSON Parsing Test Suite.
     *
     * @param content one character for each byte
     */
    public record Document(String name, String content) {
        static Document of(String name, byte[] bytes) {
            return new Document(name, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        public byte[] bytes() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Whether no parser of JSON may take it. */
        public boolean isMalformed() {
            return name.startsWith("n_");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The whole JSON Parsing Test Suite. */
    public static List<Document> documents() {
        var all = new ArrayList<Document>();
        read("json-test-suite.json")
                .properties()
                .forEach(each -> all.add(
                        Document.of(each.getKey(), each.getValue().asText().getBytes(StandardCharsets.UTF_8))));
        read("json-bytes.json")
                .properties()
                .forEach(each -> all.add(Document.of(
                        each.getKey(), HexFormat.of().parseHex(each.getValue().asText()))));
        all.add(Document.of("n_structure_100000_opening_arrays", ascii("[".repeat(100_000))));
        all.add(Document.of("n_structure_open_array_object", ascii("[{\"\":".repeat(50_000) + "\n")));
        return all;
    }

    /** The Big List of Naughty Strings. */
    public static List<String> texts() {
        return read("naughty-strings.json").valueStream().map(JsonNode::asText).toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static JsonNode read(String file) {
        try (InputStream in = HostileData.class.getResourceAsStream("/hostile/" + file)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
