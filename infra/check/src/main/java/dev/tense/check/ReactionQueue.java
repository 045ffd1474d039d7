package dev.tense.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.SamView.Queue;
import dev.tense.messaging.Json;
import java.util.Objects;

/** The queue of a reaction and its subscription, in the words of AsyncAPI's bindings. */
record ReactionQueue(Reaction reaction, Event event) {
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;
    private static final String SQS_BINDING = "0.2.0";

    String name() {
        return "tense-" + reaction.function();
    }

    private String deadLetterQueue() {
        return name() + "-dlq";
    }

    ObjectNode channelBinding() {
        Queue settings = Objects.requireNonNull(
                Functions.of(reaction, event.context(), false).queue());
        var binding = Json.MAPPER.createObjectNode();
        ObjectNode queue = binding.putObject("queue")
                .put("name", name())
                .put("fifoQueue", false)
                .put("deliveryDelay", reaction.delaySeconds())
                .put("visibilityTimeout", settings.visibilitySeconds());
        ObjectNode redrive = queue.putObject("redrivePolicy");
        redrive.putObject("deadLetterQueue").put("name", deadLetterQueue());
        redrive.put("maxReceiveCount", settings.attempts());
        binding.putObject("deadLetterQueue")
                .put("name", deadLetterQueue())
                .put("fifoQueue", false)
                .put("messageRetentionPeriod", FOURTEEN_DAYS);
        return binding.put("bindingVersion", SQS_BINDING);
    }

    /** Which messages of the topic get into the queue: every version of the event, and of those the ones that were asked for. */
    ObjectNode subscription() {
        var binding = Json.MAPPER.createObjectNode();
        binding.putObject("topic").put("name", "tense-" + event.context());
        ObjectNode consumer = binding.putArray("consumers").addObject().put("protocol", "sqs");
        consumer.putObject("endpoint").put("name", name());
        ObjectNode filter = consumer.putObject("filterPolicy");
        filter.putObject("type").put("prefix", Names.versions(event.name()));
        reaction.when()
                .forEach((component, value) ->
                        filter.withObjectProperty("data").putArray(component).add(value));
        consumer.put("filterPolicyScope", reaction.when().isEmpty() ? "MessageAttributes" : "MessageBody");
        consumer.put("rawMessageDelivery", true);
        consumer.putObject("redrivePolicy").putObject("deadLetterQueue").put("name", deadLetterQueue());
        return binding;
    }
}
