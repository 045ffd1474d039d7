package dev.tense.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.Authorization;
import dev.tense.local.template.Blueprint.Policy;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Lets requests to a route in, or not, as an HTTP API does with its authorizers. */
public interface Gatekeeper {
    /** What became of a request: what the function is told of its sender, or the answer instead. */
    sealed interface Verdict {
        /** {@code authorizer} is empty for a route that asks for nothing. */
        record Admitted(Optional<ObjectNode> authorizer) implements Verdict {}

        record Refused(Answer answer) implements Verdict {}
    }

    /** A request to a route that asks for this. */
    Verdict judge(Call call, Authorization authorization);

    /** Everybody is somebody with a right to everything. For this machine alone. */
    static Gatekeeper open() {
        return (call, authorization) -> new Verdict.Admitted(Optional.of(identity("no-auth")));
    }

    /** Checks tokens and signatures; the users there are have their names from the policies. */
    static Gatekeeper checking(List<Policy> policies, Clock clock) {
        var tokens = new Tokens(clock);
        var identities = new Identities(policies, clock);
        return (call, authorization) -> switch (authorization) {
            case Authorization.None _ -> new Verdict.Admitted(Optional.empty());
            case Authorization.Token token -> tokens.judge(call, token);
            case Authorization.Identity identity -> identities.judge(call, identity);
        };
    }

    /** A user of this machine as a function is told. */
    static ObjectNode identity(String user) {
        ObjectNode authorizer = Json.object();
        authorizer
                .putObject("iam")
                .put("accessKey", user)
                .put("accountId", Arn.ACCOUNT)
                .put("callerId", user)
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", "arn:aws:iam::" + Arn.ACCOUNT + ":user/" + user)
                .put("userId", user);
        return authorizer;
    }
}
