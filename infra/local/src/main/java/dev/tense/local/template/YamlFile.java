package dev.tense.local.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML with CloudFormation's short tags; {@code !Ref X} becomes {@code {Ref: X}}. */
final class YamlFile {
    private static final int MAX_DEPTH = 50;

    private final Path file;

    private YamlFile(Path file) {
        this.file = file;
    }

    static Map<String, Object> read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TemplateProblem(file.toString(), "there is no such file; run scripts/generate first");
        }
        try {
            String text = Files.readString(file);
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            YamlFile yaml = new YamlFile(file);
            yaml.checkShape(new Parse(settings).parseString(text));
            Node root = new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() -> new TemplateProblem(file.toString(), "the file is empty"));
            return yaml.mapping(root);
        } catch (CharacterCodingException e) {
            throw new TemplateProblem(file.toString(), "the file is not UTF-8");
        } catch (IOException | YamlEngineException unreadable) {
            throw new TemplateProblem(file.toString(), String.valueOf(unreadable.getMessage()));
        }
    }

    /** What CloudFormation does not take, or nobody writes, would have us build more than the file holds. */
    private void checkShape(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case Alias -> throw problem(event.getStartMark(), "aliases are not known here");
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > MAX_DEPTH) {
                throw problem(event.getStartMark(), "this is nested too deep");
            }
        }
    }

    private Map<String, Object> mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, "expected a mapping");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw problem(entry.getKeyNode(), "a key must be plain text");
            }
            if (result.put(key.getValue(), value(entry.getValueNode())) != null) {
                throw problem(key, "the key " + key.getValue() + " appears twice");
            }
        }
        return result;
    }

    private Object value(Node node) {
        String tag = node.getTag().getValue();
        if (!tag.startsWith("!")) {
            return plain(node);
        }
        String name = Intrinsic.longName(tag);
        if (!Intrinsic.KNOWN.contains(name)) {
            throw problem(node, "the intrinsic " + tag + " is not known here");
        }
        return Map.of(name, plain(node));
    }

    private Object plain(Node node) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping);
            case SequenceNode sequence ->
                List.copyOf(sequence.getValue().stream().map(this::value).toList());
            case ScalarNode scalar -> scalar(scalar);
            default -> throw problem(node, "this kind of YAML is not known here");
        };
    }

    private Object scalar(ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        if (tag.equals(Tag.INT)) {
            return whole(node, text);
        }
        if (tag.equals(Tag.NULL)) {
            throw problem(node, "a value is missing");
        }
        return text;
    }

    private Long whole(Node node, String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException tooLarge) {
            throw problem(node, "a number is too large");
        }
    }

    private TemplateProblem problem(Node node, String what) {
        return problem(node.getStartMark(), what);
    }

    private TemplateProblem problem(Optional<Mark> where, String what) {
        String line = where.map(mark -> " line " + (mark.getLine() + 1)).orElse("");
        return new TemplateProblem(file + line, what);
    }
}
