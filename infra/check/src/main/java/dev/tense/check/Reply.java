package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What may come with a status of HTTP.
 *
 * @param name    by which the document speaks of it, unique within a response; empty where it is the only one there can be
 * @param headers the names of those that come with it
 * @param example missing where there is none
 */
record Reply(String name, String description, ObjectNode schema, List<String> headers, JsonNode example) {
    Reply {
        headers = List.copyOf(headers);
    }
}
