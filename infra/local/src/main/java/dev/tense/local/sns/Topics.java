package dev.tense.local.sns;

import dev.tense.local.template.Arn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** All topics of an account and who listens. */
public final class Topics {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}");
    private final String account;
    private final Optional<TopicFile> file;
    private final Set<String> arns = new ConcurrentSkipListSet<>();
    private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

    private Topics(String account, Optional<TopicFile> file) {
        this.account = account;
        this.file = file;
    }

    /** They live until the process ends. */
    public static Topics inMemory(String account) {
        return new Topics(account, Optional.empty());
    }

    /** They are kept in a file. */
    public static Topics in(Path file, String account) {
        TopicFile store = new TopicFile(file);
        Topics topics = new Topics(account, Optional.of(store));
        TopicFile.Content content = store.load();
        topics.arns.addAll(content.topics());
        topics.subscribers.addAll(content.subscribers());
        return topics;
    }

    private void changed() {
        file.ifPresent(store -> store.save(new TopicFile.Content(arns, subscribers)));
    }

    String account() {
        return account;
    }

    synchronized String create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw SnsError.invalid("Topic Name");
        }
        String arn = "arn:aws:sns:%s:%s:%s".formatted(Arn.REGION, account, name);
        if (arns.add(arn)) {
            changed();
        }
        return arn;
    }

    synchronized void delete(String arn) {
        arns.remove(arn);
        subscribers.removeIf(each -> each.settings().topicArn().equals(arn));
        changed();
    }

    /** The same subscription again is the one there is; another one of the same queue is refused. */
    synchronized Subscriber subscribe(String topicArn, String queueArn, Map<String, String> attributes) {
        Optional<Subscriber> known = of(topicArn).stream()
                .filter(each -> each.settings().queueArn().equals(queueArn))
                .findFirst();
        String arn = known.map(Subscriber::arn).orElse(topicArn + ":" + UUID.randomUUID());
        Subscriber subscriber = Subscriber.of(arn, topicArn, queueArn, attributes);
        if (known.isEmpty()) {
            subscribers.add(subscriber);
            changed();
        } else if (!known.get().settings().equals(subscriber.settings())) {
            throw SnsError.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return subscriber;
    }

    synchronized void change(String subscriptionArn, String attribute, String value) {
        Subscriber before = subscriber(subscriptionArn);
        subscribers.set(subscribers.indexOf(before), before.with(attribute, value));
        changed();
    }

    Set<String> all() {
        return arns;
    }

    List<Subscriber> of(String topicArn) {
        if (!arns.contains(topicArn)) {
            throw SnsError.notFound();
        }
        return subscribers.stream()
                .filter(each -> each.settings().topicArn().equals(topicArn))
                .toList();
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    Subscriber subscriber(String subscriptionArn) {
        return subscribers.stream()
                .filter(each -> each.arn().equals(subscriptionArn))
                .findFirst()
                .orElseThrow(() -> new SnsError(404, "NotFound", "Subscription does not exist"));
    }

    synchronized void unsubscribe(String subscriptionArn) {
        if (subscribers.removeIf(each -> each.arn().equals(subscriptionArn))) {
            changed();
        }
    }
}
