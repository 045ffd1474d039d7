package dev.tense.local;

import dev.tense.local.aws.AwsEndpoint;
import dev.tense.local.aws.EmbeddedServices;
import dev.tense.local.aws.OtherEndpoint;
import dev.tense.local.aws.OtherServices;
import dev.tense.local.aws.Services;
import dev.tense.local.gateway.Gatekeeper;
import dev.tense.local.gateway.HttpApi;
import dev.tense.local.iam.Grant;
import dev.tense.local.iam.Guard;
import dev.tense.local.issuer.LocalIssuer;
import dev.tense.local.lambda.AsyncInvocations;
import dev.tense.local.lambda.FunctionHost;
import dev.tense.local.lambda.InvokeApi;
import dev.tense.local.lambda.Schedules;
import dev.tense.local.mapping.EventSources;
import dev.tense.local.mapping.MappingApi;
import dev.tense.local.mapping.Mappings;
import dev.tense.local.template.Addresses;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Surroundings;
import dev.tense.local.template.TemplateReader;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** A running system: everything a template declares, on this machine. */
public final class LocalSystem implements AutoCloseable {
    private final Deque<Part> parts = new ArrayDeque<>();
    private final HttpFront api;
    private final HttpFront aws;
    private final Consumer<String> progress;
    private final LocalIssuer issuer;
    private final Services services;
    private final Blueprint blueprint;
    private final FunctionHost functions;
    private final Guard guard;

    private record Part(String name, AutoCloseable closing) {}

    private LocalSystem(Options options, Consumer<String> progress) throws InterruptedException {
        this.progress = progress;
        DataFolder data = DataFolder.take(options.data(), options.fresh());
        add("data folder", data);
        try {
            this.api = add("HTTP API", HttpFront.bind(options.port()));
            this.aws = add("AWS endpoint", HttpFront.bind(options.awsPort()));
            progress.accept("reading " + options.template());
            this.issuer = new LocalIssuer(aws.baseUri(), data.in("keys"), options.clock());
            this.services = add("tables and queues", services(options, data));
            this.blueprint = services.blueprint(addresses ->
                    TemplateReader.read(options.template(), options.parameters(), surroundings(addresses)));
            this.functions = functions(options, data);
            this.guard = new Guard(blueprint, services.addresses(), functions::signer);
            start(options, data);
        } catch (RuntimeException | InterruptedException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Starts everything.
     *
     * @throws StartProblem when the data folder cannot be used
     * @throws dev.tense.local.aws.EndpointProblem when another endpoint cannot be used
     * @throws dev.tense.local.wire.PortTaken when a port is taken
     * @throws dev.tense.local.template.TemplateProblem when the template is not understood
     */
    public static LocalSystem start(Options options, Consumer<String> progress) throws InterruptedException {
        return new LocalSystem(options, progress);
    }

    private Surroundings surroundings(Addresses addresses) {
        return new Surroundings(
                addresses, api.baseUri(), Map.of("JwtIssuer", issuer.url(), "JwtAudience", LocalIssuer.AUDIENCE));
    }

    private Services services(Options options, DataFolder data) {
        return options.endpoint()
                .<Services>map(other -> new OtherServices(aws, other, options.fresh()))
                .orElseGet(() -> new EmbeddedServices(aws, data.in("aws")));
    }

    private String functionsEndpoint(Options options) {
        return options.functionsEndpoint().map(URI::toString).orElseGet(aws::baseUri);
    }

    private FunctionHost functions(Options options, DataFolder data) {
        FunctionHost.Settings settings = new FunctionHost.Settings(
                options.code().orElseGet(() -> data.in("code")),
                data.in("logs"),
                options.functionLogs(),
                options.processesPerFunction(),
                Memory.processes(options.memoryMegabytes()));
        return add(
                "functions",
                new FunctionHost(blueprint.functions(), functionsEndpoint(options), services.region(), settings));
    }

    private void start(Options options, DataFolder data) throws InterruptedException {
        progress.accept(options.endpoint()
                        .map(OtherEndpoint::uri)
                        .map(uri -> "using " + uri)
                        .orElse("starting tables and queues")
                + ", preparing the functions");
        Future<?> preparation = preparing(options);
        services.start();
        await(preparation);
        functions.start();
        AsyncInvocations async = add(
                "asynchronous invocations",
                new AsyncInvocations(functions, options.retries().async()));
        InvokeApi lambda = new InvokeApi(functions, async);
        EventSources sources = new EventSources(blueprint);
        MappingApi mappings = new MappingApi(sources);
        services.open(
                blueprint,
                new Services.Here(
                        (call, accessKey) ->
                                MappingApi.isFor(call) ? mappings.answer(call) : lambda.answer(call, accessKey),
                        functions::sender,
                        new AwsEndpoint.Page(LocalIssuer.PATH, issuer),
                        guard));
        progress.accept("%d tables, %d queues, %d topics, %d functions"
                .formatted(
                        blueprint.tables().size(),
                        blueprint.queues().size(),
                        blueprint.topics().size(),
                        blueprint.functions().size()));
        add(
                "mappings",
                new Mappings(
                        blueprint,
                        sources,
                        services,
                        functions,
                        data.positions(options.endpoint()),
                        options.retries().firstOfStream()));
        Schedules schedules =
                add("schedules", new Schedules(blueprint.schedules(), data.in("schedules"), options.clock(), async));
        HttpApi http = add("routes", new HttpApi(blueprint.routes(), functions, gatekeeper(options)));
        api.start(new CallHandler(HttpApi.LIMITS, http));
        schedules.start();
    }

    private Gatekeeper gatekeeper(Options options) {
        return options.auth() ? Gatekeeper.checking(blueprint.policies(), options.clock()) : Gatekeeper.open();
    }

    private Future<?> preparing(Options options) {
        FutureTask<?> preparation = new FutureTask<>(() -> {
            functions.prepare(options.startCache());
            return null;
        });
        Thread _ = Thread.ofVirtual().start(preparation);
        return preparation;
    }

    private static void await(Future<?> preparation) throws InterruptedException {
        try {
            preparation.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the functions cannot be prepared", failed.getCause());
        }
    }

    private <T extends AutoCloseable> T add(String name, T part) {
        parts.push(new Part(name, part));
        return part;
    }

    /** The address of the HTTP API. */
    public URI baseUri() {
        return URI.create(api.baseUri());
    }

    /** The address of every AWS service. */
    public URI awsEndpoint() {
        return URI.create(aws.baseUri());
    }

    /** The account that tables, queues and topics belong to. */
    public String account() {
        return services.addresses().account();
    }

    /** The template's outputs. */
    public Map<String, String> outputs() {
        return blueprint.outputs();
    }

    /** What the roles of functions allow and none of them made use of since the start. */
    public List<Grant> unusedRights() {
        return guard.unused();
    }

    /** The ids of the processes that serve a function now. */
    public List<Long> processes(String function) {
        return functions.processes(function);
    }

    /** Stops everything, last started first. Processes are gone when it returns or shortly after. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
            } catch (Exception stuck) { // AutoCloseable declares it; the other parts must still be stopped
                progress.accept("could not stop the " + part.name() + ": " + stuck);
            }
        }
    }
}
