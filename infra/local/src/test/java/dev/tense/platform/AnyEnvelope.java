package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Json;
import dev.tense.platform.QueueTrigger.Delivered;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Any message in a reaction's queue: it is an event of the expected type in its latest version, or said to be none. */
public final class AnyEnvelope {
    private static final String LATEST = "platform.parcel-sent.v3";
    private static final FactTypes FACTS = FactTypes.of(
            Map.of(LATEST, ParcelSent.class),
            Map.of(
                    "platform.parcel-sent.v1", new ParcelSentFromV1(),
                    "platform.parcel-sent.v2", new ParcelSentFromV2()));

    private AnyEnvelope() {}

    /** Fails unless the message is read or said to be no event. */
    public static void read(byte[] data) {
        String body = new String(data, StandardCharsets.UTF_8);
        Delivered read;
        try {
            read = Delivered.read(body, LATEST, FACTS);
        } catch (QueueTrigger.NotAnEnvelope none) {
            return;
        }
        JsonNode envelope = Json.parse(read.body(), JsonNode.class);
        assertThat(envelope.path("type").asText()).isEqualTo(LATEST);
        assertThat(read.id()).isNotEmpty();
        assertThat(read.subject()).isNotEmpty();
        assertThat(read.correlation()).isNotEmpty();
    }
}
