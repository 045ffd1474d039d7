package dev.tense.check.schema;

import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonValueFormat;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import java.util.Set;

/** Writes down as a schema what the serializer of a type says that it writes. */
final class SchemaVisitor extends JsonFormatVisitorWrapper.Base {
    /** Where the inner types of a type get their schemas from. */
    interface Inner {
        ObjectNode of(JavaType type);

        /** Adds a member to the schema of an object. */
        void add(BeanProperty property, ObjectNode schema);
    }

    private final ObjectNode schema = Json.MAPPER.createObjectNode();
    private final Inner inner;

    SchemaVisitor(Inner inner) {
        this.inner = inner;
    }

    ObjectNode schema() {
        return schema;
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        schema.put("type", "string");
        return new JsonStringFormatVisitor.Base() {
            @Override
            public void format(JsonValueFormat format) {
                schema.put("format", format.toString());
            }

            @Override
            public void enumTypes(Set<String> codes) {
                codes.forEach(schema.withArray("enum")::add);
            }
        };
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        schema.put("type", "integer");
        return new JsonIntegerFormatVisitor.Base() {
            @Override
            public void numberType(NumberType number) {
                schema.put("format", number == NumberType.INT ? "int32" : "int64");
            }
        };
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        schema.put("type", "number");
        return new JsonNumberFormatVisitor.Base();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        schema.put("type", "boolean");
        return new JsonBooleanFormatVisitor.Base();
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        schema.put("type", "array").set("items", inner.of(type.getContentType()));
        return new JsonArrayFormatVisitor.Base(getProvider());
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        schema.put("type", "object").set("additionalProperties", inner.of(type.getContentType()));
        return new JsonMapFormatVisitor.Base(getProvider());
    }

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        schema.put("type", "object").putObject("properties");
        return new JsonObjectFormatVisitor.Base(getProvider()) {
            @Override
            public void property(BeanProperty property) {
                inner.add(property, schema);
            }

            @Override
            public void optionalProperty(BeanProperty property) {
                inner.add(property, schema);
            }
        };
    }

    @Override
    public JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        throw SchemaProblem.ofAnything(type);
    }
}
