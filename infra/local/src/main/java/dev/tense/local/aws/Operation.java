package dev.tense.local.aws;

import dev.tense.local.wire.Call;
import dev.tense.local.wire.QueryText;
import java.nio.charset.StandardCharsets;

/** What a request asks a service to do, such as {@code PutItem}. */
public final class Operation {
    static final String TARGET = "X-Amz-Target";

    private Operation() {}

    /** The services of JSON say it in a header, those of forms in the body, and Lambda by method and path. */
    public static String of(Call call) {
        return call.header("x-amz-target")
                .map(Operation::ofTarget)
                .or(() -> QueryText.of(new String(call.body(), StandardCharsets.UTF_8))
                        .first("Action"))
                .orElseGet(() -> call.method() + " " + call.path());
    }

    static String ofTarget(String target) {
        return target.substring(target.indexOf('.') + 1);
    }
}
