package dev.tense.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;

@Upcasts(from = "library.book-reserved.v2")
final class BranchWasAdded implements Upcaster {
    @Override
    public ObjectNode upcast(ObjectNode json) {
        return json.put("branch", "main");
    }
}
