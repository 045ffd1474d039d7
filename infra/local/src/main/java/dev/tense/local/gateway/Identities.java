package dev.tense.local.gateway;

import dev.tense.local.iam.Allowing;
import dev.tense.local.iam.Demand;
import dev.tense.local.template.Blueprint.Authorization;
import dev.tense.local.template.Blueprint.Policy;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Operators and services: who signs with a key of a user of this machine, and whose policy allows to invoke the route, is let in.
 * For each managed policy of the template there is a user: {@code operator} has the {@code OperatorPolicy}. Both parts of the
 * user's key are the name, since whoever is on this machine may do everything anyway.
 */
final class Identities {
    private static final String INVOKE = "execute-api:Invoke";
    private static final Answer FORBIDDEN = Answer.message(403, "Forbidden");

    private final Map<String, Policy> users;
    private final Signatures signatures;

    Identities(List<Policy> policies, Clock clock) {
        this.users = policies.stream()
                .collect(Collectors.toMap(
                        policy -> policy.id().replaceFirst("Policy$", "").toLowerCase(Locale.ROOT), policy -> policy));
        this.signatures = new Signatures(users.keySet(), clock);
    }

    Gatekeeper.Verdict judge(Call call, Authorization.Identity wanted) {
        return signatures
                .signer(call)
                .filter(user -> mayInvoke(user, wanted.api() + "/$default/" + call.method() + call.path()))
                .<Gatekeeper.Verdict>map(
                        user -> new Gatekeeper.Verdict.Admitted(Optional.of(Gatekeeper.identity(user))))
                .orElseGet(() -> new Gatekeeper.Verdict.Refused(FORBIDDEN));
    }

    /** The API is in the region and the account that the policies are written for, which are those of the tables. */
    private boolean mayInvoke(String user, String route) {
        return Optional.ofNullable(users.get(user)).stream()
                .flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> statement.resources().stream()
                        .map(resource -> resource.replaceFirst("[^:]*$", "") + route)
                        .distinct()
                        .anyMatch(arn -> Allowing.meets(statement, Demand.of(INVOKE, arn))));
    }
}
