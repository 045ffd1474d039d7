package dev.tense.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Throws, exits or answers nonsense, as it is asked. */
public final class Trouble implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String asked = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (asked.contains("exit")) {
            Runtime.getRuntime().halt(3);
        }
        if (asked.contains("nonsense")) {
            out.write("{not json".getBytes(StandardCharsets.UTF_8));
            return;
        }
        throw new IllegalStateException("as \"asked\"");
    }
}
