package dev.tense.local.aws;

import dev.tense.local.iam.Guard;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.CallHandler;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Before a DynamoDB that reads requests itself: lets through what the guard allows, and tells of writes. */
final class TableHandler extends Handler.Abstract {
    private final Guard guard;
    private final Handler dynamo;
    private final WriteSignal writes;

    TableHandler(Guard guard, Handler dynamo, WriteSignal writes) {
        this.guard = guard;
        this.dynamo = dynamo;
        this.writes = writes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String accessKey = Credential.of(request).orElseThrow().accessKey();
        String operation = Operation.ofTarget(
                Optional.ofNullable(request.getHeaders().get(Operation.TARGET)).orElse(""));
        Callback written = Callback.from(callback, () -> writes.done(operation));
        if (!guard.watches(accessKey)) {
            return dynamo.handle(request, response, written);
        }
        ReadRequest read = ReadRequest.of(request);
        Optional<Answer> refusal = guard.refusal(accessKey, AwsEndpoint.DYNAMO, operation, read.body());
        return refusal.isPresent()
                ? new CallHandler(AwsEndpoint.LIMITS, _ -> refusal.get()).handle(read, response, callback)
                : dynamo.handle(read, response, written);
    }
}
