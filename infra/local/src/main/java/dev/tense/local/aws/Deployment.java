package dev.tense.local.aws;

import dev.tense.local.template.Blueprint;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Creates what templates declare, as CloudFormation would, wherever a client leads. What is there already is brought to what is
 * declared; nothing is taken away.
 */
final class Deployment {
    private final TableDeployment tables;
    private final QueueDeployment queues;
    private final TopicDeployment topics;

    Deployment(AwsClient client) {
        this.tables = new TableDeployment(client);
        this.queues = new QueueDeployment(client);
        this.topics = new TopicDeployment(client);
    }

    /** Creates tables, queues and topics, whose addresses and ARNs are known from then on. */
    FoundAddresses create(Blueprint blueprint) throws InterruptedException {
        Map<String, FoundAddresses.Table> createdTables = new LinkedHashMap<>();
        for (Blueprint.Table table : blueprint.tables()) {
            createdTables.put(table.name(), tables.create(table));
        }
        Map<String, FoundAddresses.Queue> createdQueues = queues.create(blueprint.queues());
        Map<String, String> createdTopics = new LinkedHashMap<>();
        for (Blueprint.Topic topic : blueprint.topics()) {
            createdTopics.put(topic.name(), topics.create(topic));
        }
        return new FoundAddresses(createdTables, createdQueues, createdTopics);
    }

    void subscribe(Blueprint blueprint) throws InterruptedException {
        topics.subscribe(blueprint.subscriptions());
    }

    /** Says who may use which queue. */
    void protect(Blueprint blueprint) throws InterruptedException {
        for (Blueprint.QueuePolicy policy : blueprint.queuePolicies()) {
            queues.protect(policy);
        }
    }

    /** Deletes the tables with all that is in them, and empties those of the queues that are there. */
    void empty(Blueprint blueprint) throws InterruptedException {
        for (Blueprint.Queue queue : blueprint.queues()) {
            queues.empty(queue.name());
        }
        for (Blueprint.Table table : blueprint.tables()) {
            tables.delete(table.name());
        }
    }
}
