package dev.tense.local.aws;

import dev.tense.local.iam.Guard;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** One address for every service: the signature of a request says which one it is for, and who asks. */
public final class AwsEndpoint extends Handler.Abstract {
    private static final String DYNAMO = "dynamodb";
    private static final int BODY_BYTES = 20 * 1024 * 1024;
    private static final CallHandler.Limits LIMITS = new CallHandler.Limits(
            BODY_BYTES,
            error(413, "RequestEntityTooLarge", "the request is larger than any service takes"),
            error(408, "RequestTimeout", "the request did not arrive in time"));

    private final Guard guard;
    private final Handler dynamo;
    private final WriteSignal writes;
    private final Map<String, SignedService> services;
    private final Page page;

    /** What is not of AWS and has no signature: a path, and who answers below it. */
    public record Page(String path, CallHandler.Answering answering) {}

    /** A service that reads whole requests. */
    public interface SignedService {
        Answer answer(Call call, String accessKey) throws InterruptedException;
    }

    AwsEndpoint(Guard guard, Handler dynamo, WriteSignal writes, Map<String, SignedService> services, Page page) {
        this.guard = guard;
        this.dynamo = dynamo;
        this.writes = writes;
        this.services = Map.copyOf(services);
        this.page = page;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Request.getPathInContext(request).startsWith(page.path())) {
            return new CallHandler(LIMITS, page.answering()).handle(request, response, callback);
        }
        Optional<Credential> credential = Credential.of(request);
        return credential.map(Credential::service).orElse("").equals(DYNAMO)
                ? handleDynamo(request, credential.orElseThrow().accessKey(), response, callback)
                : new CallHandler(LIMITS, call -> answer(call, credential)).handle(request, response, callback);
    }

    private boolean handleDynamo(Request request, String accessKey, Response response, Callback callback)
            throws Exception {
        String operation = Operation.ofTarget(
                Optional.ofNullable(request.getHeaders().get(Operation.TARGET)).orElse(""));
        Callback written = Callback.from(callback, () -> writes.done(operation));
        if (!guard.watches(accessKey)) {
            return dynamo.handle(request, response, written);
        }
        ReadRequest read = ReadRequest.of(request);
        Optional<Answer> refusal = guard.refusal(accessKey, DYNAMO, operation, read.body());
        return refusal.isPresent()
                ? new CallHandler(LIMITS, _ -> refusal.get()).handle(read, response, callback)
                : dynamo.handle(read, response, written);
    }

    private Answer answer(Call call, Optional<Credential> credential) throws InterruptedException {
        if (credential.isEmpty()) {
            return error(
                    403,
                    "MissingAuthenticationToken",
                    "the request is not signed; the signature says which service it is for, so use an AWS CLI or SDK"
                            + " with any credentials");
        }
        String name = credential.get().service();
        SignedService service = services.get(name);
        if (service == null) {
            return error(501, "UnknownService", "the service " + name + " is not known here");
        }
        String accessKey = credential.get().accessKey();
        Optional<Answer> refusal = guard.refusal(accessKey, name, Operation.of(call), call.body());
        return refusal.isPresent() ? refusal.get() : service.answer(call, accessKey);
    }

    private static Answer error(int status, String code, String message) {
        return Answer.json(status, Map.of("__type", code, "message", message)).with("x-amzn-ErrorType", code);
    }
}
