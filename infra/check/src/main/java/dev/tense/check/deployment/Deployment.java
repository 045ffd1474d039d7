package dev.tense.check.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All resources of a system, by their ids. */
public final class Deployment {
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, List<Resource>> byType;

    public Deployment(Collection<Resource> all) {
        all.forEach(resource -> {
            if (resources.put(resource.id(), resource) != null) {
                throw new TemplateProblem(resource.id(), "is there twice");
            }
        });
        byType = all.stream().collect(Collectors.groupingBy(Resource::type));
    }

    public Stream<Resource> all() {
        return resources.values().stream();
    }

    public Stream<Resource> ofType(String type) {
        return byType.getOrDefault(type, List.of()).stream();
    }

    public Optional<Resource> resource(String id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** The resource that a text refers to as a whole, or to one of whose attributes it refers. */
    public Optional<Resource> referredToBy(String text) {
        return References.in(text)
                .filter(text::equals)
                .findFirst()
                .flatMap(reference -> resource(References.id(reference)));
    }

    /** The names of the parameters that a text, or any text in an object or a list, refers to. */
    public Set<String> parametersIn(JsonNode value) {
        return texts(value)
                .flatMap(References::in)
                .map(References::id)
                .filter(name -> resource(Resource.parameterId(name)).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isContainerNode() ? value.valueStream().flatMap(Deployment::texts) : Stream.of(value.asText());
    }

    /** A copy that may be changed without changing this one. */
    public Deployment copy() {
        return new Deployment(all().map(Resource::copy).toList());
    }

    /** The same without one of its resources. */
    public Deployment without(String id) {
        return new Deployment(
                copy().all().filter(resource -> !resource.id().equals(id)).toList());
    }
}
