package dev.tense.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;

@Upcasts(from = "library.book-reserved.v1")
final class ReaderBecameARecord implements Upcaster {
    @Override
    public ObjectNode upcast(ObjectNode json) {
        String name = json.path("reader").asText();
        json.putObject("reader").put("name", name);
        return json;
    }
}
