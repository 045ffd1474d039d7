package dev.tense.local.template;

/** Where the tables, queues and topics of a system are, and what AWS calls them. */
public interface Addresses {
    String region();

    String account();

    String queueUrl(String name);

    String queueArn(String name);

    String topicArn(String name);

    String tableArn(String name);

    String streamArn(String table);
}
