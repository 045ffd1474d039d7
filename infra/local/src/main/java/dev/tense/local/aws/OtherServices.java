package dev.tense.local.aws;

import dev.tense.local.template.Addresses;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.LocalAddresses;
import dev.tense.local.wire.HttpFront;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Services at another endpoint. Ours passes on what is for them, so that functions and tools know one address only. */
public final class OtherServices implements Services {
    /** Lambda looks as often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_PROBLEM = 500;

    private final HttpFront front;
    private final OtherEndpoint endpoint;
    private final boolean fresh;
    private final AwsClient client;
    private final Deployment deployment;
    private final PassOn onward;
    private @Nullable FoundAddresses found;

    /** With {@code fresh}, what the system has there is emptied first. */
    public OtherServices(HttpFront front, OtherEndpoint endpoint, boolean fresh) {
        if (LOOPBACK.contains(endpoint.uri().getHost()) && endpoint.uri().getPort() == front.port()) {
            throw new EndpointProblem(endpoint.uri() + " is this run's own address; choose another with --aws-port");
        }
        if (fresh && !LOOPBACK.contains(endpoint.uri().getHost())) {
            throw new EndpointProblem("--fresh deletes tables, and " + endpoint.uri()
                    + " is not on this machine; delete there yourself what you do not want");
        }
        this.front = front;
        this.endpoint = endpoint;
        this.fresh = fresh;
        this.client = endpoint.client();
        this.deployment = new Deployment(client);
        this.onward = new PassOn(endpoint);
    }

    private interface Step {
        void take() throws InterruptedException;
    }

    private void there(Step step) throws InterruptedException {
        try {
            step.take();
        } catch (AwsError refused) {
            throw problem("the endpoint " + endpoint.uri() + " refuses: " + refused.getMessage(), refused);
        } catch (UncheckedIOException silent) {
            boolean nobody = silent.getCause() instanceof ConnectException
                    || silent.getCause() instanceof HttpConnectTimeoutException;
            throw problem(
                    nobody
                            ? "nothing answers at " + endpoint.uri()
                            : "%s does not answer as AWS does: %s: %s"
                                    .formatted(endpoint.uri(), silent.getMessage(), silent.getCause()),
                    silent);
        }
    }

    /** What a stranger answers may be a whole page. */
    private static EndpointProblem problem(String message, Throwable cause) {
        String line = message.replaceAll("\\s+", " ");
        return new EndpointProblem(line.substring(0, Math.min(line.length(), LONGEST_PROBLEM)), cause);
    }

    /** Reads twice: what is declared, to create it, and then with the addresses that it got. */
    @Override
    public Blueprint blueprint(Function<Addresses, Blueprint> reading) throws InterruptedException {
        Blueprint declared = reading.apply(new LocalAddresses(front.baseUri()));
        there(() -> {
            client.dynamo("ListTables", Map.of("Limit", 1));
            client.sqs("ListQueues", Map.of("MaxResults", 1));
            client.sns("ListTopics", Map.of());
            if (fresh) {
                deployment.empty(declared);
            }
            found = deployment.create(declared);
        });
        return reading.apply(addresses());
    }

    @Override
    public void start() {}

    @Override
    public void open(Blueprint blueprint, Here here) throws InterruptedException {
        Map<String, AwsEndpoint.SignedService> services = Map.of(
                "dynamodb", (call, _) -> onward.answer("dynamodb", call),
                "sqs", (call, _) -> onward.answer("sqs", call),
                "sns", (call, _) -> onward.answer("sns", call),
                "sts", new Identity(addresses().account(), here.senders())::answer,
                "lambda", here.lambda());
        front.start(new AwsEndpoint(here.guard(), services, here.page()));
        there(() -> {
            deployment.protect(blueprint);
            deployment.subscribe(blueprint);
        });
    }

    @Override
    public String region() {
        return endpoint.region();
    }

    @Override
    public Addresses addresses() {
        FoundAddresses created = found;
        if (created == null) {
            throw new IllegalStateException("nothing was created yet");
        }
        return created;
    }

    @Override
    public AwsClient client() {
        return client;
    }

    @Override
    public NewWrites writes() {
        return NewWrites.every(BETWEEN_LOOKS);
    }

    @Override
    public void close() {
        front.close();
        onward.close();
    }
}
