package dev.tense.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.event.ruler.Machine;

/** Which messages a subscription gets, decided by AWS's own rule engine. */
final class FilterPolicy {
    @SuppressWarnings("deprecation") // its builder cannot be called from outside its package
    private final Machine machine = new Machine();

    private final boolean onBody;

    private FilterPolicy(boolean onBody) {
        this.onBody = onBody;
    }

    static FilterPolicy of(String json, String scope) {
        FilterPolicy policy = new FilterPolicy(scope.equals("MessageBody"));
        try {
            policy.machine.addRule("subscription", json);
        } catch (IOException notARule) {
            throw SnsError.invalid("FilterPolicy: " + notARule.getMessage());
        }
        return policy;
    }

    boolean accepts(Message message) {
        String event = event(message);
        boolean object = Json.parse(event.getBytes(StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .isPresent();
        return object && matches(event);
    }

    private boolean matches(String event) {
        try {
            return !machine.rulesForJSONEvent(event).isEmpty();
        } catch (Exception undeclared) { // the rule engine declares nothing narrower
            throw new IllegalStateException("the rule engine cannot read an event that is a JSON object", undeclared);
        }
    }

    private String event(Message message) {
        if (onBody) {
            return message.body();
        }
        ObjectNode event = Json.object();
        message.attributes().forEach((name, attribute) -> event.set(name, attribute.forFilter()));
        return new String(Json.bytes(event), StandardCharsets.UTF_8);
    }
}
