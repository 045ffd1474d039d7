package dev.tense.local.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tense.local.aws.Credential;
import dev.tense.local.aws.Operation;
import dev.tense.local.aws.Sender;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.Forward;
import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * An address that a local system can give to its functions for AWS. Everything that comes here goes through a gate, and from
 * there to the real AWS endpoint; what comes before that is known waits.
 */
public final class GateFront implements AutoCloseable {
    private static final int BODY_BYTES = 20 * 1024 * 1024;
    private static final CallHandler.Limits LIMITS = new CallHandler.Limits(
            BODY_BYTES,
            Answer.message(413, "the request is too large"),
            Answer.message(408, "the request is too slow"));

    private final HttpFront front = HttpFront.bind(0);
    private final CompletableFuture<Forward> aws = new CompletableFuture<>();
    private final CompletableFuture<Senders> senders = new CompletableFuture<>();
    private final Gate gate;

    public GateFront(Gate gate) {
        this.gate = gate;
        front.start(new CallHandler(LIMITS, this::answer));
    }

    public URI uri() {
        return URI.create(front.baseUri());
    }

    /** Passes requests on to this endpoint from now on. */
    public void leadTo(URI awsEndpoint) {
        senders.complete(new Senders(awsEndpoint));
        aws.complete(new Forward(awsEndpoint.toString()));
    }

    private Answer answer(Call call) throws InterruptedException {
        Forward onward = aws.join();
        Optional<Credential> credential = Credential.of(call);
        Optional<Sender> sender = credential.flatMap(each -> senders.join().find(each.accessKey()));
        return sender.isEmpty()
                ? onward.answer(call)
                : gate.pass(functionCall(sender.get(), credential.get().service(), call), () -> onward.answer(call));
    }

    private static FunctionCall functionCall(Sender sender, String service, Call call) {
        return new FunctionCall(sender, service, Operation.of(call), new String(call.body(), UTF_8));
    }

    @Override
    public void close() {
        front.close();
        if (aws.isDone()) {
            aws.join().close();
        }
    }
}
