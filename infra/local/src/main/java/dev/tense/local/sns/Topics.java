package dev.tense.local.sns;

import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.Subscription;
import dev.tense.local.template.Blueprint.Topic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** All topics and who listens. They come from the templates; others live until the system stops. */
final class Topics {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private final Set<String> arns = new ConcurrentSkipListSet<>();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    Topics(List<Topic> topics, List<Subscription> subscriptions) {
        topics.forEach(topic -> create(topic.name()));
        subscriptions.forEach(this::subscribe);
    }

    String create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SnsError.invalid("Topic Name");
        }
        String arn = Arn.topic(name);
        arns.add(arn);
        return arn;
    }

    Subscriber subscribe(Subscription settings) {
        mustExist(settings.topicArn());
        Optional<Subscriber> known = subscribers.stream()
                .filter(each -> each.settings().topicArn().equals(settings.topicArn())
                        && each.settings().queueArn().equals(settings.queueArn()))
                .findFirst();
        Subscriber subscriber = Subscriber.of(
                known.map(Subscriber::arn).orElse(settings.topicArn() + ":" + UUID.randomUUID()), settings);
        known.ifPresent(subscribers::remove);
        subscribers.add(subscriber);
        return subscriber;
    }

    Set<String> all() {
        return arns;
    }

    List<Subscriber> of(String topicArn) {
        mustExist(topicArn);
        return subscribers.stream()
                .filter(each -> each.settings().topicArn().equals(topicArn))
                .toList();
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    void unsubscribe(String subscriptionArn) {
        subscribers.removeIf(each -> each.arn().equals(subscriptionArn));
    }

    private void mustExist(String topicArn) {
        if (!arns.contains(topicArn)) {
            throw SnsError.notFound();
        }
    }
}
