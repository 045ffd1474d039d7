package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template in YAML as the JSON that it is short for: {@code !Ref X} is {@code {"Ref": "X"}}. */
final class YamlTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SHORT_FORMS =
            Map.of("!Ref", "Ref", "!Sub", "Fn::Sub", "!GetAtt", "Fn::GetAtt");

    private YamlTemplate() {}

    static ObjectNode read(Path file) {
        Map<Tag, ConstructNode> tags = new LinkedHashMap<>();
        SHORT_FORMS.forEach((tag, function) -> tags.put(new Tag(tag), node -> Map.of(function, text(node))));
        var settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setTagConstructors(tags)
                .build();
        try (Reader yaml = Files.newBufferedReader(file)) {
            return JSON.valueToTree(new Load(settings).loadFromReader(yaml));
        } catch (YamlEngineException e) {
            throw new TemplateProblem(file.toString(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Node node) {
        return ((ScalarNode) node).getValue();
    }
}
