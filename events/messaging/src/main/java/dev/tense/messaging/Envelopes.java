package dev.tense.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes the events of a commit as CloudEvents, and reads them. */
public final class Envelopes {
    /** A CloudEvents envelope as it goes over the wire. */
    public record Rendered(String id, String type, String json) {}

    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

    private Envelopes() {}

    /** One envelope for each event of the commit; the same commit gives the same bytes. */
    public static List<Rendered> of(Commit commit) {
        var rendered = new ArrayList<Rendered>();
        for (int index = 0; index < commit.events().size(); index++) {
            rendered.add(render(commit, index, commit.events().get(index)));
        }
        return rendered;
    }

    private static Rendered render(Commit commit, int index, Commit.Recorded event) {
        String id = commit.stream() + "/" + commit.version() + "/" + index;
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", id);
        json.put("source", "/tense/" + context(event.name()));
        json.put("type", event.name());
        json.put("subject", commit.stream().key());
        json.put("time", commit.at().toString());
        json.put("datacontenttype", "application/json");
        json.put("sequence", String.format(Locale.ROOT, "%010d.%02d", commit.version(), index));
        json.put("correlationid", commit.correlation());
        json.put("causationid", commit.key().value());
        json.put("traceparent", traceparent(commit.traceparent(), commit.correlation()));
        json.set("data", Json.parse(event.json(), JsonNode.class));
        return new Rendered(id, event.name(), json.toString());
    }

    /**
     * The envelope with its event as the latest version tells it: another {@code type} and other {@code data}, and all else as it
     * was published.
     *
     * @throws IllegalStateException if the event is of an earlier version and has no JSON object as its data
     */
    public static ObjectNode latest(ObjectNode envelope, FactTypes facts) {
        String type = envelope.path("type").asText();
        var latest =
                facts.latest(new Commit.Recorded(type, envelope.path("data").toString()));
        return latest.name().equals(type)
                ? envelope
                : envelope.deepCopy().put("type", latest.name()).set("data", Json.parse(latest.json(), JsonNode.class));
    }

    /** The context that an event's name begins with. */
    public static String context(String eventName) {
        return eventName.substring(0, eventName.indexOf('.'));
    }

    /**
     * Without a trace of the caller's own, the correlation id serves: it has the 128 bits that a trace id has. One that came in a
     * message of somebody else's may have not, and what was committed must be published all the same.
     */
    private static String traceparent(@Nullable String received, String correlation) {
        if (received != null) {
            return received;
        }
        String trace = TRACE_ID.matcher(correlation).matches() ? correlation : Digest.of(correlation);
        return "00-" + trace + "-" + trace.substring(16) + "-00";
    }
}
