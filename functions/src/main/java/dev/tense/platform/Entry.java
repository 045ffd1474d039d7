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
import org.crac.Core;

/**
 * The one door of every function, for every trigger: HTTP API, direct invocation, SQS and the log's stream. It reads the
 * trigger itself and hands Funqy one command, query or message at a time.
 */
public final class Entry implements RequestStreamHandler {
    private final FunqyStreamHandler funqy = start();

    /** CRaC itself holds it weakly. */
    private final Snapshot snapshot = new Snapshot(Entry::prime);

    /** Starts the exported function, or says why it cannot. */
    public Entry() {
        Core.getGlobalContext().register(snapshot);
    }

    /** Lambda is told the message of what is thrown here and none of its causes. */
    private static FunqyStreamHandler start() {
        try {
            return new FunqyStreamHandler();
        } catch (RuntimeException | ExceptionInInitializerError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String export = System.getenv("QUARKUS_FUNQY_EXPORT");
            throw new IllegalStateException(
                    "QUARKUS_FUNQY_EXPORT is %s: %s".formatted(export == null ? "not set" : export, cause.getMessage()),
                    e);
        }
    }

    private static void prime() throws IOException {
        Quarkus.manualStart();
        Arc.container().instance(Priming.class).get().prime();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Quarkus.manualStart();
        Door door = Arc.container().instance(Door.class).get();
        output.write(door.serve(input.readAllBytes(), new OnLambda(funqy, context)));
    }

    /** The exported function: JSON in, JSON out. */
    interface Exported {
        /** What the function answers; empty for one that answers nothing. */
        byte[] call(byte[] json) throws IOException;

        /** Until the invocation is ended by force. */
        int remainingMillis();
    }

    /** The function that Funqy exports, in one invocation. */
    record OnLambda(RequestStreamHandler funqy, Context context) implements Exported {
        @Override
        public byte[] call(byte[] json) throws IOException {
            var answer = new ByteArrayOutputStream();
            funqy.handleRequest(new ByteArrayInputStream(json), answer, context);
            return answer.toByteArray();
        }

        @Override
        public int remainingMillis() {
            return context.getRemainingTimeInMillis();
        }
    }
}
