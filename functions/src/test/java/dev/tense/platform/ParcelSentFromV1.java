package dev.tense.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Upcaster;
import dev.tense.messaging.Upcasts;

/** The carrier became a record. */
@Upcasts(from = "platform.parcel-sent.v1")
public final class ParcelSentFromV1 implements Upcaster {
    @Override
    public ObjectNode upcast(ObjectNode json) {
        String name = json.path("carrier").asText();
        json.putObject("carrier").put("name", name);
        return json;
    }
}
