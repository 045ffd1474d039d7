package dev.tense.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Tells what its context and environment say. */
public final class Describe implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String text = "{\"function\":\"%s\",\"remaining\":%d,\"custom\":\"%s\",\"queue\":\"%s\",\"home\":\"%s\"}"
                .formatted(
                        context.getFunctionName(),
                        context.getRemainingTimeInMillis(),
                        context.getClientContext() == null
                                ? ""
                                : context.getClientContext().getCustom().get("who"),
                        System.getenv("QUEUE_URL"),
                        System.getenv("JAVA_HOME"));
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
