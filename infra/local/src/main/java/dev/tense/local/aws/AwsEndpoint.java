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
    static final String DYNAMO = "dynamodb";
    private static final int BODY_BYTES = 20 * 1024 * 1024;
    static final CallHandler.Limits LIMITS = new CallHandler.Limits(
            BODY_BYTES,
            error(413, "RequestEntityTooLarge", "the request is larger than any service takes"),
            error(408, "RequestTimeout", "the request did not arrive in time"));

    private final Guard guard;
    private final Map<String, Handler> raw;
    private final Map<String, SignedService> services;
    private final Page page;

    /** What is not of AWS and has no signature: a path, and who answers below it. */
    public record Page(String path, CallHandler.Answering answering) {
        static final Page NONE = new Page("/_tense", _ -> Answer.message(404, "Not Found"));
    }

    /** A service that reads whole requests. */
    public interface SignedService {
        Answer answer(Call call, String accessKey) throws InterruptedException;
    }

    private AwsEndpoint(Guard guard, Map<String, Handler> raw, Map<String, SignedService> services, Page page) {
        this.guard = guard;
        this.raw = Map.copyOf(raw);
        this.services = Map.copyOf(services);
        this.page = page;
    }

    AwsEndpoint(Guard guard, Map<String, SignedService> services, Page page) {
        this(guard, Map.of(), services, page);
    }

    /** With DynamoDB answered by a server that reads requests itself; readers of streams hear of its writes. */
    AwsEndpoint(Guard guard, Handler dynamo, WriteSignal writes, Map<String, SignedService> services, Page page) {
        this(guard, Map.of(DYNAMO, new TableHandler(guard, dynamo, writes)), services, page);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (Request.getPathInContext(request).startsWith(page.path())) {
            return new CallHandler(LIMITS, page.answering()).handle(request, response, callback);
        }
        Optional<Credential> credential = Credential.of(request);
        Handler handler = raw.get(credential.map(Credential::service).orElse(""));
        return handler == null
                ? new CallHandler(LIMITS, call -> answer(call, credential)).handle(request, response, callback)
                : handler.handle(request, response, callback);
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
