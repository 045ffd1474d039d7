package dev.tense.check.schema;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Command;
import dev.tense.messaging.Json;
import dev.tense.messaging.Require;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Schemas that refer to each other. What is read from outside (a command, and all that is inside it) takes no member that nobody
 * knows, as the front door does; what is written may get further members one day, which its readers pass over.
 */
public final class Schemas {
    private static final String TEXT = "Text";

    private final String prefix;
    private final Descriptions descriptions;
    private final SortedMap<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    /** The prefix is what a reference puts before a name: {@code #/$defs/}. */
    public Schemas(String prefix, Descriptions descriptions) {
        this.prefix = prefix;
        this.descriptions = descriptions;
    }

    /** How a type is read from outside. */
    public ObjectNode read(Class<?> type) {
        return new View(true).of(Json.MAPPER.constructType(type));
    }

    /** How a type is written. */
    public ObjectNode written(Class<?> type) {
        return new View(false).of(Json.MAPPER.constructType(type));
    }

    /** All that was referred to so far, by name. */
    public SortedMap<String, ObjectNode> definitions() {
        return Collections.unmodifiableSortedMap(definitions);
    }

    /** Adds all of them to those that a document has already, by name. */
    public void addTo(ObjectNode components) {
        var all = new TreeMap<String, JsonNode>(definitions);
        components.withObjectProperty("schemas").properties().forEach(own -> {
            if (all.put(own.getKey(), own.getValue()) != null) {
                throw new SchemaProblem(
                        "The document has a schema %s of its own. Rename the type.".formatted(own.getKey()));
            }
        });
        components.putObject("schemas").setAll(all);
    }

    /** What a reference made here refers to. */
    public ObjectNode definition(ObjectNode reference) {
        ObjectNode definition = definitions.get(nameOf(reference));
        if (definition == null) {
            throw new IllegalArgumentException("nothing is defined for " + reference);
        }
        return definition;
    }

    /** The name in a reference made here. */
    public String nameOf(ObjectNode reference) {
        return reference.path("$ref").asText().substring(prefix.length());
    }

    private ObjectNode reference(String name) {
        return Json.MAPPER.createObjectNode().put("$ref", prefix + name);
    }

    private final class View implements SchemaVisitor.Inner {
        private final boolean closed;

        View(boolean closed) {
            this.closed = closed;
        }

        @Override
        public ObjectNode of(JavaType type) {
            return Kind.of(type) == Kind.PLAIN ? plain(type) : named(type);
        }

        private ObjectNode plain(JavaType type) {
            ObjectNode schema = visit(type);
            if (schema.has("properties")) {
                throw SchemaProblem.ofAnything(type);
            }
            return schema;
        }

        private ObjectNode named(JavaType type) {
            String name = name(type);
            Class<?> owner = owners.putIfAbsent(name, type.getRawClass());
            if (owner == null) {
                definitions.put(name, define(type));
            } else if (owner != type.getRawClass()) {
                throw new SchemaProblem("%s and %s would both be called %s in the documents. Rename one of them."
                        .formatted(owner.getName(), type.getRawClass().getName(), name));
            }
            return reference(name);
        }

        /** One type may be read and written: as an object it is closed in one case and open in the other. */
        private String name(JavaType type) {
            String name = type.getRawClass()
                    .getName()
                    .substring(type.getRawClass().getPackageName().length() + 1)
                    .replace('$', '.');
            boolean twofold = Kind.of(type) == Kind.OBJECT || Kind.of(type) == Kind.CHOICE;
            return closed && twofold && !type.isTypeOrSubTypeOf(Command.class) ? name + "Input" : name;
        }

        private ObjectNode define(JavaType type) {
            var definition = Json.MAPPER.createObjectNode();
            describe(type.getRawClass(), definition);
            return switch (Kind.of(type)) {
                case CHOICE -> definition.setAll(choice(type));
                case VALUE -> definition.setAll(value(type));
                case OBJECT -> definition.setAll(object(type));
                case CODE, PLAIN -> definition.setAll(visit(type));
            };
        }

        private void describe(Class<?> type, ObjectNode definition) {
            descriptions
                    .of(type)
                    .map(text -> text + Codes.described(type, descriptions))
                    .ifPresent(text -> definition.put("description", text));
        }

        private ObjectNode choice(JavaType type) {
            var choice = Json.MAPPER.createObjectNode();
            var cases = choice.putArray("oneOf");
            List<Choice> all = Choice.of(type);
            all.forEach(each -> cases.add(of(Json.MAPPER.constructType(each.type()))));
            return choice;
        }

        private ObjectNode value(JavaType type) {
            ObjectNode schema = visit(type);
            Member.of(Kind.valueOf(type)).limits().ifPresent(limits -> keep(schema, new Bounds(limits)));
            return schema;
        }

        private ObjectNode object(JavaType type) {
            ObjectNode visited = visit(type);
            ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
            Choice.containing(type).ifPresent(choice -> {
                schema.withObjectProperty("properties")
                        .putObject(choice.property())
                        .put("type", "string")
                        .put("const", choice.name());
                schema.withArrayProperty("required").add(choice.property());
            });
            schema.withObjectProperty("properties").setAll(visited.withObjectProperty("properties"));
            schema.withArrayProperty("required").addAll(visited.withArrayProperty("required"));
            if (closed) {
                schema.put("additionalProperties", false);
            }
            return schema;
        }

        @Override
        public void add(BeanProperty property, ObjectNode object) {
            Member member = Member.of(property.getMember());
            ObjectNode schema = of(property.getType());
            member.limits().ifPresent(limits -> keep(schema, new Bounds(limits)));
            if (member.isSecret()) {
                schema.put("format", "password").put("writeOnly", true);
            }
            member.description(descriptions).ifPresent(text -> schema.put("description", text));
            object.withObjectProperty("properties")
                    .set(property.getName(), member.isOptional() && closed ? orNull(schema) : schema);
            if (!member.isOptional()) {
                object.withArrayProperty("required").add(property.getName());
            }
        }

        private ObjectNode orNull(ObjectNode schema) {
            var either = Json.MAPPER.createObjectNode();
            either.putArray("anyOf").add(schema).addObject().put("type", "null");
            return either;
        }

        private ObjectNode visit(JavaType type) {
            var visitor = new SchemaVisitor(this);
            try {
                Json.MAPPER.acceptJsonFormatVisitor(type, visitor);
            } catch (JsonMappingException e) {
                throw new IllegalArgumentException("Jackson cannot write a " + type, e);
            }
            return visitor.schema();
        }
    }

    /** A text of free words refers to what all of them keep to. */
    private void keep(ObjectNode schema, Bounds bounds) {
        String type = schema.path("type").asText();
        if (bounds.areOfFreeText(type)) {
            schema.remove("type");
            schema.putArray("allOf").add(text());
        }
        bounds.addTo(schema, type);
    }

    private ObjectNode text() {
        definitions.computeIfAbsent(
                TEXT,
                _ -> Json.MAPPER
                        .createObjectNode()
                        .put("description", "A text that is not blank and has no control characters.")
                        .put("type", "string")
                        .put("minLength", 1)
                        .put("pattern", Bounds.whole(Require.TEXT)));
        return reference(TEXT);
    }
}
