package dev.tense.local.sandbox;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** The main class of a function's process: loads the handler, then asks for one invocation after the other. */
public final class Bootstrap {
    private static final int PARENT_IS_GONE = 70;

    private Bootstrap() {}

    public static void main(String[] arguments) throws IOException {
        Thread.ofPlatform().daemon().name("parent-watch").start(Bootstrap::endWithParent);
        RuntimeApi api = new RuntimeApi(RuntimeApi.env("AWS_LAMBDA_RUNTIME_API"));
        RequestStreamHandler handler;
        try {
            handler = HandlerLoader.load(RuntimeApi.env("_HANDLER"));
        } catch (ReflectiveOperationException | RuntimeException | Error broken) {
            broken.printStackTrace();
            api.initError(ErrorText.of(HandlerLoader.cause(broken)));
            System.exit(1);
            return;
        }
        if (arguments.length > 0 && arguments[0].equals("--load-only")) {
            System.exit(0);
        }
        while (true) {
            serve(api, handler, api.next());
        }
    }

    private static void serve(RuntimeApi api, RequestStreamHandler handler, Invocation invocation) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(invocation.payload()), answer, invocation);
        } catch (IOException | RuntimeException | Error failed) {
            failed.printStackTrace();
            api.error(invocation.getAwsRequestId(), ErrorText.of(failed));
            return;
        }
        api.response(invocation.getAwsRequestId(), answer.toByteArray());
    }

    /** The parent holds the other end of standard input; its end is our end, however it died. */
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            Runtime.getRuntime().halt(PARENT_IS_GONE);
        }
        Runtime.getRuntime().halt(PARENT_IS_GONE);
    }
}
