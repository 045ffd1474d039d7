package dev.tense.check.deployment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All resources of a system, by their ids. */
public final class Deployment {
    private final Map<String, Resource> resources = new LinkedHashMap<>();

    public Deployment(Collection<Resource> all) {
        all.forEach(resource -> {
            if (resources.put(resource.id(), resource) != null) {
                throw new TemplateProblem(resource.id(), "is there twice");
            }
        });
    }

    public Stream<Resource> all() {
        return resources.values().stream();
    }

    public Stream<Resource> ofType(String type) {
        return all().filter(resource -> resource.type().equals(type));
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
