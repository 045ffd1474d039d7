package dev.tense.evolution;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tense.messaging.Commit.Recorded;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Json;
import dev.tense.platform.Catalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The events of this project: as they are today, as they were released, and who reads what of them. */
final class EveryEvent {
    private static final Path CONTRACT = Path.of("../events/contract");
    private static final Catalogue CATALOGUE = Catalogue.load();
    static final FactTypes FACTS = CATALOGUE.factTypes();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tense");

    private EveryEvent() {}

    /** What {@code scripts/release-events} wrote down: every event of every version, one a line. */
    static Stream<Recorded> released() {
        return text(CONTRACT.resolve("released-events.jsonl")).lines().map(line -> {
            var json = parse(line);
            return new Recorded(json.path("name").asText(), json.path("data").toString());
        });
    }

    static String golden(String name) {
        return text(CONTRACT.resolve("src/main/resources/golden").resolve(name + ".json"))
                .strip();
    }

    static Class<?> type(String name) {
        return CATALOGUE.events().stream()
                .filter(event -> event.name().equals(name))
                .findFirst()
                .map(event -> classOf(event.type()))
                .orElseThrow(() -> new AssertionError(
                        name + " was released, but no event has this name and no upcaster reads it."));
    }

    /** The components that each reaction to an event reads, by the reaction's name. */
    static SortedMap<String, SortedSet<String>> readers(String event) {
        var readers = new TreeMap<String, SortedSet<String>>();
        CATALOGUE.reactions().stream()
                .filter(reaction -> reaction.event().equals(event))
                .forEach(reaction -> readers.put(
                        reaction.function(), fieldsRead(CLASSES.get(reaction.handler()), type(event), golden(event))));
        return readers;
    }

    static SortedSet<String> fieldsRead(JavaClass reaction, Class<?> event, String golden) {
        return FieldsRead.by(reaction, event, Shape.of(parse(golden)));
    }

    /** Whether a record may do without what is at a path: one of the components on the way there is {@code @Nullable}. */
    static boolean mayMiss(Class<?> record, String path) {
        String[] names = path.replace("[]", "").split("\\.", -1);
        Class<?> at = record;
        for (String name : names) {
            Optional<RecordComponent> component = Arrays.stream(
                            at.isRecord() ? at.getRecordComponents() : new RecordComponent[0])
                    .filter(candidate -> candidate.getName().equals(name))
                    .findFirst();
            if (component.isEmpty()) {
                return false;
            }
            AnnotatedElement type = component.get().getAnnotatedType();
            if (type.isAnnotationPresent(Nullable.class)) {
                return true;
            }
            at = FieldsRead.element(component.get().getGenericType());
        }
        return false;
    }

    static EventChanges changes() {
        return new EventChanges(
                FACTS, EveryEvent::golden, (event, path) -> mayMiss(type(event), path), EveryEvent::readers);
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode parse(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
