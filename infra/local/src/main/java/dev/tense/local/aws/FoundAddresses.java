package dev.tense.local.aws;

import dev.tense.local.template.Addresses;
import dev.tense.local.template.Arn;
import java.util.Map;
import java.util.Optional;

/** What services said about what was created there. Region and account are those of the queues. */
record FoundAddresses(Map<String, Table> tables, Map<String, Queue> queues, Map<String, String> topics)
        implements Addresses {

    record Table(String arn, String streamArn) {}

    record Queue(String url, String arn) {}

    @Override
    public String region() {
        return anyQueue().map(Arn::region).orElse(Arn.REGION);
    }

    @Override
    public String account() {
        return anyQueue().map(Arn::account).orElse(Arn.ACCOUNT);
    }

    private Optional<String> anyQueue() {
        return queues.values().stream().findFirst().map(Queue::arn);
    }

    @Override
    public String queueUrl(String name) {
        return found(queues, name).url();
    }

    @Override
    public String queueArn(String name) {
        return found(queues, name).arn();
    }

    @Override
    public String topicArn(String name) {
        return found(topics, name);
    }

    @Override
    public String tableArn(String name) {
        return found(tables, name).arn();
    }

    @Override
    public String streamArn(String table) {
        return found(tables, table).streamArn();
    }

    private static <T> T found(Map<String, T> known, String name) {
        return Optional.ofNullable(known.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " was not created"));
    }
}
