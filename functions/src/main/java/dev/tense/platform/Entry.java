package dev.tense.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.quarkus.arc.Arc;
import io.quarkus.funqy.lambda.FunqyStreamHandler;
import io.quarkus.runtime.Quarkus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The one door of every function, for every trigger: HTTP API, direct invocation, SQS and the log's stream. It reads the
 * trigger itself and hands Funqy one command, query or message at a time.
 */
public final class Entry implements RequestStreamHandler {
    private final FunqyStreamHandler funqy = new FunqyStreamHandler();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Quarkus.manualStart();
        Door door = Arc.container().instance(Door.class).get();
        output.write(door.serve(input.readAllBytes(), new Exported(funqy, context)));
    }

    /** The exported function: JSON in, JSON out. */
    record Exported(RequestStreamHandler funqy, Context context) {
        /** What the function answers; empty for one that answers nothing. */
        byte[] call(byte[] json) throws IOException {
            var answer = new ByteArrayOutputStream();
            funqy.handleRequest(new ByteArrayInputStream(json), answer, context);
            return answer.toByteArray();
        }
    }
}
