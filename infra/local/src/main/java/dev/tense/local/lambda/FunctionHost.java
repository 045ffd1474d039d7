package dev.tense.local.lambda;

import dev.tense.local.aws.Sender;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Runs functions as processes of the Java that runs us. */
public final class FunctionHost implements AutoCloseable {
    private static final int RUNTIME_API_BODY_BYTES = 64 * 1024 * 1024;
    private static final int STARTING = Math.max(2, Runtime.getRuntime().availableProcessors());
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(30);

    private final Map<String, Function> functions;
    private final CodeStore code;
    private final Settings settings;
    private final Launcher launcher;
    private final RuntimeApi runtimeApi = new RuntimeApi();
    private final HttpFront runtimeFront = HttpFront.bind(0);
    private final SandboxPool pool;
    private final Map<String, String> signers = new ConcurrentHashMap<>();
    private final Map<String, FunctionLog> logs = new ConcurrentHashMap<>();
    private final ScheduledExecutorService idleCheck = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idle-check").factory());

    /** Where things are kept, and how many processes there may be. */
    public record Settings(
            Path codeFolder, Path logFolder, Optional<PrintStream> console, int perFunction, int total) {}

    public FunctionHost(List<Function> functions, String awsEndpoint, String region, Settings settings) {
        this.functions = functions.stream().collect(Collectors.toMap(Function::name, each -> each));
        functions.forEach(function -> CodeStore.mustExist(function.name(), function.code()));
        this.settings = settings;
        this.code = new CodeStore(settings.codeFolder());
        this.launcher = new Launcher(awsEndpoint, region, HttpFront.HOST + ":" + runtimeFront.port());
        this.pool = new SandboxPool(
                new SandboxPool.Caps(settings.perFunction(), settings.total(), STARTING), this::startSandbox);
    }

    /** Unpacks the functions and makes their start-up cache, once for every archive. */
    public void prepare(boolean startCache) throws InterruptedException {
        Map<Path, Function> archives = functions.values().stream()
                .collect(Collectors.toMap(Function::code, each -> each, (first, _) -> first));
        archives.keySet().forEach(code::of);
        code.keepOnlyUsed();
        for (Function each : archives.values()) {
            Code unpacked = code.of(each.code());
            if (startCache) {
                StartCache.make(launcher, each, unpacked);
            }
        }
    }

    public void start() {
        Answer tooLarge = Answer.message(413, "the response is too large");
        Answer tooSlow = Answer.message(408, "the request did not arrive");
        CallHandler.Limits limits = new CallHandler.Limits(RUNTIME_API_BODY_BYTES, tooLarge, tooSlow);
        runtimeFront.start(new CallHandler(limits, runtimeApi));
        ScheduledFuture<?> _ = idleCheck.scheduleWithFixedDelay(
                () -> pool.stopIdle(IDLE), IDLE_CHECK.toSeconds(), IDLE_CHECK.toSeconds(), TimeUnit.SECONDS);
    }

    public Collection<Function> functions() {
        return functions.values();
    }

    public Optional<Function> find(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    /** Takes a process of the function; empty when none got free in this time. Close the lease to give it back. */
    public Optional<Lease> lease(String function, Duration patience) throws InterruptedException {
        Function known = find(function).orElseThrow(() -> new IllegalArgumentException("no function " + function));
        return pool.acquire(known, patience).map(sandbox -> new Lease(sandbox, pool));
    }

    /** Invokes at once or after waiting in line; empty when no process got free in this time. */
    public Optional<Outcome> invoke(
            String function, UnaryOperator<Invocation> refine, byte[] payload, Duration patience)
            throws InterruptedException {
        Optional<Lease> lease = lease(function, patience);
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease held = lease.get()) {
            return Optional.of(held.run(refine.apply(Invocation.of(Arn.function(function), payload))));
        }
    }

    /** Reserves concurrency as Lambda does: at most this many invocations run at a time; 0 stops the function. */
    public void reserve(String function, int most) {
        pool.reserve(function, most);
    }

    public void unreserve(String function) {
        pool.unreserve(function);
    }

    public Optional<Integer> reserved(String function) {
        return pool.reserved(function);
    }

    /** True when nothing of the function may run; who asks for a process all the same waits in line. */
    public boolean isStopped(String function) {
        return pool.isStopped(function);
    }

    /** Returns as soon as the function is not stopped. */
    public void awaitRunning(String function) throws InterruptedException {
        pool.awaitRunning(function);
    }

    /** While a caller waits for another function its process counts for no cap. */
    public void callsRemotely(String accessKey, int change) {
        pool.callsRemotely(accessKey, change);
    }

    /** The function whose process signs with this access key. */
    public Optional<Sender> sender(String accessKey) {
        return pool.sandboxes().stream()
                .filter(sandbox -> sandbox.identity().accessKey().equals(accessKey))
                .findFirst()
                .map(sandbox -> new Sender(sandbox.function().name(), sandbox.pid()));
    }

    /** An access key for whoever acts in the role of a function, as the pollers of Lambda do. */
    public String roleKey(String function) {
        return accessKey("LOCALROLE", function);
    }

    /** The function in whose role an access key signs, also when the process that had it is gone. */
    public Optional<String> signer(String accessKey) {
        return Optional.ofNullable(signers.get(accessKey));
    }

    private String accessKey(String beginning, String function) {
        String accessKey = beginning + UUID.randomUUID().toString().replace("-", "");
        signers.put(accessKey, function);
        return accessKey;
    }

    /** The processes of a function that live now. */
    public List<Long> processes(String function) {
        return pool.sandboxes().stream()
                .filter(sandbox -> sandbox.function().name().equals(function))
                .map(Sandbox::pid)
                .toList();
    }

    private Sandbox startSandbox(Function function) {
        Sandbox.Identity identity =
                new Sandbox.Identity(UUID.randomUUID().toString(), accessKey("LOCAL", function.name()));
        Process process = launcher.start(function, code.of(function.code()), identity);
        Sandbox sandbox = new Sandbox(identity, function, process);
        runtimeApi.register(sandbox);
        logs.computeIfAbsent(function.name(), name -> new FunctionLog(settings.logFolder(), name, settings.console()))
                .follow(process.getInputStream());
        return sandbox;
    }

    @Override
    public void close() {
        idleCheck.shutdownNow();
        pool.close();
        runtimeFront.close();
    }
}
