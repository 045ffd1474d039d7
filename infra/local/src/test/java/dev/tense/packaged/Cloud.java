package dev.tense.packaged;

import dev.tense.local.aws.AwsEndpoint;
import dev.tense.local.aws.EmbeddedServices;
import dev.tense.local.aws.Sender;
import dev.tense.local.aws.Services;
import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.gate.GateFront;
import dev.tense.local.iam.Guard;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.template.Surroundings;
import dev.tense.local.template.TemplateReader;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.HttpFront;
import dev.tense.platform.DynamoStore;
import dev.tense.scenarios.AwsClients;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The tables, the queues and the topics of infra/sam on this machine, and nobody who reads from them: the tests play the part of
 * Lambda. Functions are kept to their roles. Every request of a function is written down, and can be harmed.
 */
final class Cloud implements AutoCloseable {
    static final Path TEMPLATE =
            Path.of("..", "sam", "template.yaml").toAbsolutePath().normalize();

    final Blueprint blueprint;
    final AwsClients clients;
    final DynamoStore store;
    private final HttpFront front = HttpFront.bind(0);
    private final GateFront gate = new GateFront(this::pass);
    private final Services services;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();
    private final Map<String, String> functions = new ConcurrentHashMap<>();
    private final Map<String, List<Request>> requests = new ConcurrentHashMap<>();
    private final Map<String, Gate> traps = new ConcurrentHashMap<>();

    /** What a function asked AWS for, and the HTTP status that it got; 0 where the connection was closed instead. */
    record Request(String service, String operation, String body, int status) {
        boolean isWrite() {
            return operation.matches("(Put|Update|Delete)Item|(Transact|Batch)Write.*");
        }
    }

    Cloud(Path folder) throws InterruptedException {
        services = new EmbeddedServices(front, folder);
        services.start();
        blueprint = services.blueprint(addresses -> TemplateReader.read(
                TEMPLATE,
                Map.of(
                        "ResumeCheckoutDelaySeconds",
                        "0",
                        "JwtIssuer",
                        "https://issuer.example",
                        "JwtAudience",
                        "tense"),
                new Surroundings(addresses, "http://no-api.invalid")));
        services.open(
                blueprint,
                new Services.Here(
                        (call, accessKey) -> Answer.message(501, "there is no Lambda here"),
                        accessKey -> Optional.ofNullable(senders.get(accessKey)),
                        new AwsEndpoint.Page("/nothing", call -> Answer.message(404, "there is nothing here")),
                        new Guard(
                                blueprint,
                                services.addresses(),
                                accessKey -> Optional.ofNullable(functions.get(accessKey)))));
        gate.leadTo(URI.create(front.baseUri()));
        clients = AwsClients.at(URI.create(front.baseUri()));
        store = new DynamoStore(clients.dynamo(), "tense-log", "tense-state");
    }

    Function function(String export) {
        return blueprint.functions().stream()
                .filter(function -> export.equals(function.environment().get("QUARKUS_FUNQY_EXPORT")))
                .findFirst()
                .orElseThrow();
    }

    /** Whether the role of a function allows a question about an item or a stream by its key. */
    boolean mayAsk(String export) {
        return blueprint.roles().stream()
                .filter(role -> function(export).role().equals(Optional.of(role.arn())))
                .flatMap(role -> role.statements().stream())
                .filter(statement -> statement.keys().isPresent())
                .flatMap(statement -> statement.actions().stream())
                .anyMatch(Set.of("dynamodb:Query", "dynamodb:BatchGetItem")::contains);
    }

    /** Where a function finds AWS. */
    Map<String, String> region() {
        String endpoint = gate.uri().toString();
        return Map.of(
                "AWS_REGION",
                Arn.REGION,
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE",
                endpoint,
                "QUARKUS_SQS_ENDPOINT_OVERRIDE",
                endpoint,
                "QUARKUS_SNS_ENDPOINT_OVERRIDE",
                endpoint);
    }

    /** Whoever signs with this key is this process of a function, and may do what its role allows. */
    void introduce(String accessKey, PackagedFunction process) {
        functions.put(accessKey, process.name());
        senders.put(accessKey, new Sender(accessKey, process.pid()));
    }

    /** What was asked with this key so far. */
    List<Request> requests(String accessKey) {
        return List.copyOf(requests.getOrDefault(accessKey, List.of()));
    }

    /** Decides over the requests with this key from now on. */
    void trap(String accessKey, Gate trap) {
        traps.put(accessKey, trap);
    }

    private Answer pass(FunctionCall call, Gate.Aws aws) throws InterruptedException {
        String accessKey = call.sender().function();
        int status = 0;
        try {
            Answer answer = traps.getOrDefault(accessKey, Gate.OPEN).pass(call, aws);
            status = answer.status();
            return answer;
        } finally {
            requests.computeIfAbsent(accessKey, _ -> new CopyOnWriteArrayList<>())
                    .add(new Request(call.service(), call.operation(), call.body(), status));
        }
    }

    /** The queue of a function. */
    String queueOf(String function) {
        return clients.sqs()
                .getQueueUrl(request -> request.queueName("tense-" + function))
                .queueUrl();
    }

    void send(String queueUrl, List<String> bodies) {
        bodies.forEach(body ->
                clients.sqs().sendMessage(request -> request.queueUrl(queueUrl).messageBody(body)));
    }

    /** Receives these messages, in any order; what else comes is taken out of the queue. */
    List<Message> receive(String queueUrl, List<String> bodies) {
        var received = new ArrayList<Message>();
        for (int tries = 0; received.size() < bodies.size() && tries < 60; tries++) {
            List<Message> next = clients.sqs()
                    .receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(1)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                    .messages();
            next.stream().filter(message -> bodies.contains(message.body())).forEach(received::add);
            next.stream().filter(message -> !bodies.contains(message.body())).forEach(other -> delete(queueUrl, other));
        }
        return received;
    }

    void delete(String queueUrl, Message message) {
        clients.sqs().deleteMessage(request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
    }

    @Override
    public void close() {
        clients.close();
        gate.close();
        services.close();
    }
}
