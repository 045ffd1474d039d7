package dev.tense.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A template read back: {@code !Ref X} as the text {@code "!Ref X"}. */
record Stack(Map<?, ?> template) {
    static Stack parse(String yaml) {
        Map<Tag, ConstructNode> tags = new HashMap<>();
        Stream.of("!Ref", "!Sub", "!GetAtt").map(Tag::new).forEach(tag -> tags.put(tag, Stack::text));
        LoadSettings settings = LoadSettings.builder().setTagConstructors(tags).build();
        return new Stack((Map<?, ?>) new Load(settings).loadFromString(yaml));
    }

    /** The nested templates of a catalogue by context. */
    static Map<String, Stack> contexts(Catalogue catalogue) {
        Map<String, Stack> stacks = new HashMap<>();
        new SamTemplates(catalogue, Samples.RIGHTS).render().forEach((path, yaml) -> {
            if (path.startsWith("infra/sam/contexts/")) {
                stacks.put(path.replaceAll(".*/|\\.yaml", ""), parse(yaml));
            }
        });
        return stacks;
    }

    static Stack root(Catalogue catalogue) {
        return parse(Objects.requireNonNull(
                new SamTemplates(catalogue, Samples.RIGHTS).render().get("infra/sam/template.yaml")));
    }

    private static String text(Node node) {
        return node.getTag().getValue() + " " + ((ScalarNode) node).getValue();
    }

    /** What is under these keys (a list's place is a number); an error names the first key that is missing. */
    Object at(Object... keys) {
        Object here = template;
        for (Object key : keys) {
            Object next = here instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) here).get(key);
            here = Optional.ofNullable(next)
                    .orElseThrow(() -> new AssertionError("no %s in %s".formatted(key, List.of(keys))));
        }
        return here;
    }

    /** The names of what is under these keys. */
    Set<Object> names(Object... keys) {
        return Set.copyOf(((Map<?, ?>) at(keys)).keySet());
    }

    Object property(String resource, Object... keys) {
        List<Object> path = new ArrayList<>(List.of("Resources", resource, "Properties"));
        path.addAll(List.of(keys));
        return at(path.toArray());
    }

    /** What a statement of a role allows, and on what. */
    record Statement(List<String> actions, List<String> resources) {}

    List<Statement> statements(String role) {
        List<?> statements = (List<?>) property(role, "Policies", 0, "PolicyDocument", "Statement");
        return IntStream.range(0, statements.size())
                .mapToObj(number -> new Statement(
                        texts(property(role, "Policies", 0, "PolicyDocument", "Statement", number, "Action")),
                        texts(property(role, "Policies", 0, "PolicyDocument", "Statement", number, "Resource"))))
                .toList();
    }

    private static List<String> texts(Object oneOrMany) {
        return oneOrMany instanceof List<?> list
                ? list.stream().map(String.class::cast).toList()
                : List.of((String) oneOrMany);
    }

    Map<?, ?> resources() {
        return (Map<?, ?>) at("Resources");
    }

    List<String> ofType(String type) {
        return resources().keySet().stream()
                .map(String.class::cast)
                .filter(id -> at("Resources", id, "Type").equals(type))
                .toList();
    }
}
