package dev.tense.local.aws;

import dev.tense.local.iam.Guard;
import dev.tense.local.sns.SnsServer;
import dev.tense.local.sns.Topics;
import dev.tense.local.template.Addresses;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.LocalAddresses;
import dev.tense.local.wire.Forward;
import dev.tense.local.wire.HttpFront;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local, ElasticMQ and our SNS server behind one endpoint, with their data in one folder. */
public final class EmbeddedServices implements Services {
    private final HttpFront front;
    private final Path folder;
    private final String account;
    private final WriteSignal writes = new WriteSignal();
    private final AwsClient client;
    private @Nullable Hosts hosts;

    private record Hosts(DynamoHost dynamo, QueueHost queues, Forward sqs) implements AutoCloseable {
        @Override
        public void close() {
            sqs.close();
            queues.close();
            dynamo.close();
        }
    }

    public EmbeddedServices(HttpFront front, Path folder) {
        this(front, folder, Arn.ACCOUNT);
    }

    private EmbeddedServices(HttpFront front, Path folder, String account) {
        this.front = front;
        this.folder = folder;
        this.account = account;
        this.client = new AwsClient(front.baseUri());
    }

    /** Starts them for others to use: topics are kept as tables and queues are, and all ARNs name this account. */
    public static EmbeddedServices alone(HttpFront front, Path folder, String account) {
        EmbeddedServices services = new EmbeddedServices(front, folder, account);
        services.start();
        services.serve(
                Topics.in(folder.resolve("topics.json"), account),
                Map.of(),
                _ -> Optional.empty(),
                AwsEndpoint.Page.NONE,
                Guard.OF_NOTHING);
        return services;
    }

    @Override
    public Blueprint blueprint(Function<Addresses, Blueprint> reading) {
        return reading.apply(addresses());
    }

    @Override
    public void start() {
        CompletableFuture<QueueHost> starting =
                CompletableFuture.supplyAsync(() -> new QueueHost(folder.resolve("queues"), front.baseUri(), account));
        DynamoHost dynamo = new DynamoHost(folder.resolve("tables"));
        QueueHost queues = starting.join();
        hosts = new Hosts(dynamo, queues, new Forward(queues.baseUri()));
    }

    @Override
    public void open(Blueprint blueprint, Here here) throws InterruptedException {
        serve(Topics.inMemory(account), Map.of("lambda", here.lambda()), here.senders(), here.page(), here.guard());
        Deployment deployment = new Deployment(client);
        FoundAddresses _ = deployment.create(blueprint);
        deployment.subscribe(blueprint);
    }

    private void serve(
            Topics topics,
            Map<String, AwsEndpoint.SignedService> more,
            Sender.Register senders,
            AwsEndpoint.Page page,
            Guard guard) {
        Hosts started = started();
        SnsServer sns = new SnsServer(topics, client, front.baseUri());
        Map<String, AwsEndpoint.SignedService> services = new HashMap<>(more);
        Redrive redrive = new Redrive(client);
        services.put(
                "sqs",
                (call, _) -> Redrive.isFor(call)
                        ? redrive.answer(call)
                        : started.sqs().answer(call));
        services.put("sns", (call, _) -> sns.answer(call));
        services.put("sts", new Identity(account, senders)::answer);
        front.start(new AwsEndpoint(guard, started.dynamo().http(), writes, services, page));
    }

    private Hosts started() {
        Hosts started = hosts;
        if (started == null) {
            throw new IllegalStateException("not started");
        }
        return started;
    }

    @Override
    public String region() {
        return Arn.REGION;
    }

    @Override
    public Addresses addresses() {
        return new LocalAddresses(front.baseUri());
    }

    @Override
    public AwsClient client() {
        return client;
    }

    @Override
    public NewWrites writes() {
        return writes;
    }

    @Override
    public void close() {
        front.close();
        Hosts started = hosts;
        if (started != null) {
            started.close();
        }
    }
}
