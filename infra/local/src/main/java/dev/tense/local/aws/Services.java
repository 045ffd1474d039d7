package dev.tense.local.aws;

import dev.tense.local.iam.Guard;
import dev.tense.local.template.Addresses;
import dev.tense.local.template.Blueprint;
import java.util.function.Function;

/** DynamoDB, SQS and SNS for one system, in this process or elsewhere, behind our own endpoint. */
public interface Services extends AutoCloseable {
    /** Reads templates with the addresses that what they declare has here. */
    Blueprint blueprint(Function<Addresses, Blueprint> reading) throws InterruptedException;

    /** Starts what runs in this process. */
    void start();

    /**
     * What is answered by this process wherever tables, queues and topics are.
     *
     * @param senders who signs with which access key, for STS
     * @param page    of the endpoint, for who has no signature
     * @param guard   before all services
     */
    record Here(AwsEndpoint.SignedService lambda, Sender.Register senders, AwsEndpoint.Page page, Guard guard) {}

    /** Opens the endpoint and creates what is not there yet. */
    void open(Blueprint blueprint, Here here) throws InterruptedException;

    /** The region that functions sign for. */
    String region();

    Addresses addresses();

    /** A client that leads to the services without a detour. */
    AwsClient client();

    NewWrites writes();

    @Override
    void close();
}
