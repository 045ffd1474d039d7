package dev.tense.local.sandbox;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One invocation and its context. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
record Invocation(
        byte[] payload,
        String requestId,
        String functionArn,
        long deadlineMillis,
        @Nullable ClientContext client) implements Context {

    static Invocation read(UnaryOperator<@Nullable String> headers, byte[] payload) {
        return new Invocation(
                payload,
                text(headers, "Lambda-Runtime-Aws-Request-Id"),
                text(headers, "Lambda-Runtime-Invoked-Function-Arn"),
                Long.parseLong(text(headers, "Lambda-Runtime-Deadline-Ms")),
                FlatClientContext.read(headers));
    }

    private static String text(UnaryOperator<@Nullable String> headers, String name) {
        return Optional.ofNullable(headers.apply(name))
                .orElseThrow(() -> new IllegalStateException("the Runtime API sent no " + name));
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName();
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public String getFunctionName() {
        return RuntimeApi.env("AWS_LAMBDA_FUNCTION_NAME");
    }

    @Override
    public String getFunctionVersion() {
        return RuntimeApi.env("AWS_LAMBDA_FUNCTION_VERSION");
    }

    @Override
    public String getInvokedFunctionArn() {
        return functionArn;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return client;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, deadlineMillis - System.currentTimeMillis());
    }

    @Override
    public int getMemoryLimitInMB() {
        return Integer.parseInt(RuntimeApi.env("AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    }

    @Override
    public LambdaLogger getLogger() {
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                System.out.println(message);
            }

            @Override
            public void log(byte[] message) {
                System.out.println(new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
