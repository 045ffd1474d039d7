package dev.tense.local.sns;

import dev.tense.local.aws.AwsClient;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.QueryText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** SNS in its query protocol. An answer to a publisher means that every queue has the message on disk. */
public final class SnsServer {
    private final Topics topics;
    private final Publishing publishing;

    public SnsServer(Topics topics, AwsClient aws, String queueBaseUri) {
        this.topics = topics;
        this.publishing = new Publishing(this.topics, new Delivery(aws, queueBaseUri));
    }

    public Answer answer(Call call) throws InterruptedException {
        Form form = new Form(QueryText.of(new String(call.body(), StandardCharsets.UTF_8)));
        try {
            return Answer.xml(200, act(form.text("Action"), form));
        } catch (SnsError refused) {
            return Answer.xml(refused.status(), Xml.error(refused));
        }
    }

    private String act(String action, Form form) throws InterruptedException {
        return switch (action) {
            case "Publish" -> publishing.one(form);
            case "PublishBatch" -> publishing.batch(form);
            case "CreateTopic" -> createTopic(form);
            case "ListTopics" -> listTopics();
            case "DeleteTopic" -> deleteTopic(form.text("TopicArn"));
            case "GetTopicAttributes" -> topicAttributes(form.text("TopicArn"));
            case "Subscribe" -> subscribe(form);
            case "Unsubscribe" -> unsubscribe(form);
            case "ListSubscriptions" -> subscriptions(action, topics.subscribers());
            case "ListSubscriptionsByTopic" -> subscriptions(action, topics.of(form.text("TopicArn")));
            case "GetSubscriptionAttributes" -> subscriptionAttributes(form.text("SubscriptionArn"));
            case "SetSubscriptionAttributes" -> setSubscriptionAttributes(form);
            default -> throw new SnsError(400, "InvalidAction", "The action " + action + " is not known here");
        };
    }

    private String createTopic(Form form) {
        String arn = topics.create(form.text("Name"));
        return Xml.response("CreateTopic", xml -> xml.text("TopicArn", arn));
    }

    private String deleteTopic(String arn) {
        topics.delete(arn);
        return Xml.response("DeleteTopic", _ -> {});
    }

    private String listTopics() {
        return Xml.response(
                "ListTopics",
                xml -> xml.element("Topics", list -> {
                    for (String arn : topics.all()) {
                        list.element("member", member -> member.text("TopicArn", arn));
                    }
                }));
    }

    private String topicAttributes(String arn) {
        int confirmed = topics.of(arn).size();
        return attributes(
                "GetTopicAttributes",
                Map.of(
                        "TopicArn",
                        arn,
                        "Owner",
                        topics.account(),
                        "SubscriptionsConfirmed",
                        Integer.toString(confirmed),
                        "SubscriptionsPending",
                        "0",
                        "SubscriptionsDeleted",
                        "0"));
    }

    private String subscribe(Form form) {
        if (!form.text("Protocol").equals("sqs")) {
            throw SnsError.invalid("Protocol: only sqs is known here");
        }
        Subscriber subscriber = topics.subscribe(form.text("TopicArn"), form.text("Endpoint"), form.map("Attributes"));
        return Xml.response("Subscribe", xml -> xml.text("SubscriptionArn", subscriber.arn()));
    }

    private String unsubscribe(Form form) {
        topics.unsubscribe(form.text("SubscriptionArn"));
        return Xml.response("Unsubscribe", _ -> {});
    }

    private String subscriptions(String action, List<Subscriber> subscribers) {
        return Xml.response(
                action,
                xml -> xml.element("Subscriptions", list -> {
                    for (Subscriber each : subscribers) {
                        list.element("member", member -> {
                            member.text("SubscriptionArn", each.arn());
                            member.text("Owner", topics.account());
                            member.text("Protocol", "sqs");
                            member.text("Endpoint", each.settings().queueArn());
                            member.text("TopicArn", each.settings().topicArn());
                        });
                    }
                }));
    }

    private String subscriptionAttributes(String arn) {
        return attributes("GetSubscriptionAttributes", topics.subscriber(arn).attributes(topics.account()));
    }

    private String setSubscriptionAttributes(Form form) {
        topics.change(
                form.text("SubscriptionArn"),
                form.text("AttributeName"),
                form.optional("AttributeValue").orElse(""));
        return Xml.response("SetSubscriptionAttributes", _ -> {});
    }

    private static String attributes(String action, Map<String, String> attributes) {
        return Xml.response(
                action,
                xml -> xml.element("Attributes", list -> {
                    for (Map.Entry<String, String> each : attributes.entrySet()) {
                        list.element("entry", entry -> {
                            entry.text("key", each.getKey());
                            entry.text("value", each.getValue());
                        });
                    }
                }));
    }
}
