package dev.tense.local.template;

import java.util.Map;
import java.util.Set;

/** A resource as it is written; its properties still hold intrinsics. */
record Resource(String id, String place, String type, Map<String, Object> properties) {
    private static final Set<String> ABOUT_LIFE =
            Set.of("DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");

    static Resource read(String file, String id, Object raw, Globals globals) {
        String place = file + " resource " + id;
        Properties parts = new Properties(place, Properties.asMap(place, raw));
        String type = parts.text("Type");
        parts.ignore(ABOUT_LIFE);
        Map<String, Object> own = parts.value("Properties")
                .map(properties -> Properties.asMap(place, properties))
                .orElse(Map.of());
        parts.done();
        if (!ResourceTypes.isKnown(type)) {
            throw new TemplateProblem(
                    place, "the type " + type + " is not known here; the local run refuses what it cannot honour");
        }
        return new Resource(id, place, type, globals.addTo(type, own));
    }
}
