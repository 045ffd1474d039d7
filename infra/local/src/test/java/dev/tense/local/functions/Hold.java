package dev.tense.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Says that it started, and works until the test lets it go. */
public final class Hold implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        Signals.started(context.getFunctionName());
        while (!Signals.isSet("go-" + context.getFunctionName())) {
            LockSupport.parkNanos(5_000_000);
        }
        out.write("\"held\"".getBytes(StandardCharsets.UTF_8));
    }
}
