package dev.tense.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.lambda.FunctionHost;
import dev.tense.local.lambda.Invocation;
import dev.tense.local.lambda.Lease;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.Route;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP API in front of the functions. A slow function costs its caller a 503 after the integration's timeout, a stopped one at once. */
public final class HttpApi implements CallHandler.Answering, AutoCloseable {
    public static final CallHandler.Limits LIMITS = new CallHandler.Limits(
            10 * 1024 * 1024, Answer.message(413, "Request Entity Too Large"), Answer.message(408, "Request Timeout"));

    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final Answer SERVER_ERROR = Answer.message(500, "Internal Server Error");
    private static final Answer UNAVAILABLE = Answer.message(503, "Service Unavailable");

    private final RouteTable routes;
    private final FunctionHost host;
    private final Gatekeeper gatekeeper;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public HttpApi(List<Route> routes, FunctionHost host, Gatekeeper gatekeeper) {
        this.routes = new RouteTable(routes);
        this.host = host;
        this.gatekeeper = gatekeeper;
    }

    @Override
    public Answer answer(Call call) throws InterruptedException {
        Optional<RouteTable.Match> match = routes.find(call.method(), call.path());
        if (match.isEmpty()) {
            return Answer.message(404, "Not Found");
        }
        String requestId = UUID.randomUUID().toString();
        Answer answer = switch (gatekeeper.judge(call, match.get().route().authorization())) {
            case Gatekeeper.Verdict.Refused refused -> refused.answer();
            case Gatekeeper.Verdict.Admitted admitted ->
                ask(match.get().route(), event(call, match.get(), requestId, admitted));
        };
        return answer.with("apigw-requestid", requestId);
    }

    private static byte[] event(
            Call call, RouteTable.Match match, String requestId, Gatekeeper.Verdict.Admitted admitted) {
        ObjectNode event = ProxyEvent.of(call, match, requestId, Instant.now());
        admitted.authorizer()
                .ifPresent(authorizer -> event.withObject("/requestContext").set("authorizer", authorizer));
        return Json.bytes(event);
    }

    private Answer ask(Route route, byte[] event) throws InterruptedException {
        if (host.isStopped(route.function())) {
            return UNAVAILABLE;
        }
        Future<Optional<Outcome>> outcome = threads.submit(() -> invoke(route, event));
        try {
            return outcome.get(route.timeoutMillis(), TimeUnit.MILLISECONDS)
                    .map(known -> answer(route, known))
                    .orElse(UNAVAILABLE);
        } catch (TimeoutException slow) {
            return UNAVAILABLE;
        } catch (ExecutionException failed) {
            LOG.error("{} cannot be asked", route.function(), failed.getCause());
            return SERVER_ERROR;
        }
    }

    /** The function goes on when the caller has given up, as on AWS. */
    private Optional<Outcome> invoke(Route route, byte[] event) throws InterruptedException {
        Optional<Lease> lease = host.lease(route.function(), Duration.ofMillis(route.timeoutMillis()));
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease held = lease.get()) {
            return Optional.of(held.run(Invocation.of(Arn.function(route.function()), event)));
        }
    }

    private static Answer answer(Route route, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Success success ->
                ProxyResult.read(success.payload()).orElseGet(() -> {
                    LOG.error("{} answered something that is not a response", route.function());
                    return SERVER_ERROR;
                });
            case Outcome.Failure _ -> {
                LOG.error("{} failed; its log says why", route.function());
                yield SERVER_ERROR;
            }
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
