package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way, in the structured JSON mode of CloudEvents 1.0. Everything in it follows from the commit, so rendering
 * the same commit again gives the same bytes.
 *
 * @param id            {@code stream/version/index}; with {@code source} it is unique for ever
 * @param source        the publishing context: {@code /tense/orders}
 * @param type          the event's name: {@code orders.order-placed.v1}
 * @param subject       the business process: an order id
 * @param time          when it happened
 * @param sequence      orders the events of one stream; compares as text
 * @param correlationid the command that everything began with
 * @param causationid   the command or reaction that committed the event
 * @param traceparent   W3C trace context
 */
@JsonPropertyOrder({
    "specversion",
    "id",
    "source",
    "type",
    "subject",
    "time",
    "datacontenttype",
    "sequence",
    "correlationid",
    "causationid",
    "traceparent",
    "data"
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Envelope<E extends Event>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String datacontenttype,
        String sequence,
        String correlationid,
        @Nullable String causationid,
        String traceparent,
        E data) {}
