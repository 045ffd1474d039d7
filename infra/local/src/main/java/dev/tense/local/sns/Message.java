package dev.tense.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A published message. */
record Message(String id, String body, Optional<String> subject, Map<String, MessageAttribute> attributes) {
    static final int LARGEST_BYTES = 256 * 1024;

    static Message read(Form form, String prefix) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        form.members(prefix + "MessageAttributes.entry")
                .forEach(entry ->
                        attributes.put(form.text(entry + ".Name"), MessageAttribute.read(form, entry + ".Value")));
        if (form.optional(prefix + "MessageStructure").isPresent()) {
            throw SnsError.invalid("MessageStructure is not known here");
        }
        return new Message(
                UUID.randomUUID().toString(),
                form.optional(prefix + "Message")
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> SnsError.invalid("Empty message")),
                form.optional(prefix + "Subject"),
                attributes);
    }

    int bytes() {
        int text = body.getBytes(StandardCharsets.UTF_8).length;
        return text
                + attributes.entrySet().stream()
                        .mapToInt(
                                each -> each.getKey().length() + each.getValue().bytes())
                        .sum();
    }
}
