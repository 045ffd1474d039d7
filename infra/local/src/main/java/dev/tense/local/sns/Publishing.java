package dev.tense.local.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Publish and PublishBatch with the limits of SNS. */
final class Publishing {
    private static final int LARGEST_BATCH = 10;
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Topics topics;
    private final Delivery delivery;

    Publishing(Topics topics, Delivery delivery) {
        this.topics = topics;
        this.delivery = delivery;
    }

    String one(Form form) throws InterruptedException {
        String topic =
                form.optional("TopicArn").or(() -> form.optional("TargetArn")).orElseThrow(SnsError::notFound);
        List<Subscriber> subscribers = topics.of(topic);
        Message message = Message.read(form, "");
        if (message.bytes() > Message.LARGEST_BYTES) {
            throw SnsError.invalid("Message too long");
        }
        if (!delivery.deliver(topic, List.of(message), subscribers).isEmpty()) {
            throw new SnsError(500, "InternalError", "a subscribed queue did not take the message");
        }
        return Xml.response("Publish", xml -> xml.text("MessageId", message.id()));
    }

    String batch(Form form) throws InterruptedException {
        String topic = form.text("TopicArn");
        List<Subscriber> subscribers = topics.of(topic);
        Map<String, Message> entries = entries(form);
        Set<String> failed = delivery.deliver(topic, List.copyOf(entries.values()), subscribers);
        return Xml.response("PublishBatch", xml -> {
            xml.element("Successful", list -> {
                for (Map.Entry<String, Message> entry : entries.entrySet()) {
                    if (!failed.contains(entry.getValue().id())) {
                        list.element("member", member -> {
                            member.text("Id", entry.getKey());
                            member.text("MessageId", entry.getValue().id());
                        });
                    }
                }
            });
            xml.element("Failed", list -> {
                for (Map.Entry<String, Message> entry : entries.entrySet()) {
                    if (failed.contains(entry.getValue().id())) {
                        list.element("member", member -> {
                            member.text("Id", entry.getKey());
                            member.text("Code", "InternalError");
                            member.text("Message", "a subscribed queue did not take the message");
                            member.text("SenderFault", "false");
                        });
                    }
                }
            });
        });
    }

    private static Map<String, Message> entries(Form form) {
        List<String> members = form.members("PublishBatchRequestEntries.member");
        if (members.isEmpty()) {
            throw new SnsError(400, "EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (members.size() > LARGEST_BATCH) {
            throw new SnsError(
                    400, "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        Map<String, Message> entries = new LinkedHashMap<>();
        for (String member : members) {
            String id = form.text(member + ".Id");
            if (!ENTRY_ID.matcher(id).matches()) {
                throw new SnsError(
                        400, "InvalidBatchEntryId", "The Id of a batch entry doesn't abide by the specification.");
            }
            if (entries.put(id, Message.read(form, member + ".")) != null) {
                throw new SnsError(400, "BatchEntryIdsNotDistinct", "Two or more batch entries have the same Id.");
            }
        }
        if (entries.values().stream().mapToInt(Message::bytes).sum() > Message.LARGEST_BYTES) {
            throw new SnsError(
                    400, "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        return entries;
    }
}
