package dev.tense.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes what it gets from a queue or a stream; fails single items that are poison, or whole batches that are fatal. */
public final class Collect implements RequestStreamHandler {
    private static final Pattern MESSAGE = Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]*)\"");
    private static final Pattern CHANGE =
            Pattern.compile("\"Keys\":\\{\"id\":\\{\"S\":\"([^\"]+)\"}}.*?\"SequenceNumber\":\"(\\d+)\"");

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Signals.note(context.getFunctionName() + "-events", event);
        List<String> failed = new ArrayList<>();
        collect(context, MESSAGE.matcher(event), 2, 1, failed);
        collect(context, CHANGE.matcher(event), 1, 2, failed);
        out.write("{\"batchItemFailures\":[%s]}"
                .formatted(String.join(",", failed))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void collect(Context context, Matcher items, int text, int id, List<String> failed) {
        while (items.find()) {
            String value = items.group(text);
            Signals.note(context.getFunctionName() + "-items", value);
            if (value.contains("fatal")) {
                throw new IllegalStateException(value);
            }
            if (value.contains("poison") && !Signals.isSet("cured")) {
                failed.add("{\"itemIdentifier\":\"" + items.group(id) + "\"}");
            }
        }
    }
}
