package dev.tense.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Upcaster;
import dev.tense.messaging.Upcasts;

/** The weight was added; nobody knows that of earlier parcels. */
@Upcasts(from = "platform.parcel-sent.v2")
public final class ParcelSentFromV2 implements Upcaster {
    @Override
    public ObjectNode upcast(ObjectNode json) {
        return json.put("grams", 0);
    }
}
