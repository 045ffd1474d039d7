package dev.tense.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;

/** Cannot be constructed. */
public final class BrokenInit implements RequestStreamHandler {
    public BrokenInit() {
        throw new IllegalStateException("no configuration");
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) {
        throw new AssertionError("never reached");
    }
}
