package dev.tense.cdk;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** What people and systems with an AWS identity may call. Attach the policies to their roles. */
final class CallerPolicies {
    private final Stack stack;
    private final Shared shared;

    CallerPolicies(Stack stack, Shared shared) {
        this.stack = stack;
        this.shared = shared;
    }

    ManagedPolicy ofOperators() {
        return policy(
                "OperatorPolicy",
                "What operators may call.",
                Stream.concat(routesFor("OPERATOR", ""), routesFor("CUSTOMER", Route.INTERNAL)));
    }

    ManagedPolicy ofServices() {
        return policy("ServicePolicy", "What services may call.", routesFor("SERVICE", ""));
    }

    private Stream<String> routesFor(String callers, String prefix) {
        Catalogue catalogue = shared.catalogue();
        return Stream.concat(
                catalogue.commands().stream()
                        .filter(command -> command.callers().equals(callers))
                        .map(command -> "POST" + prefix + "/commands/" + command.function()),
                catalogue.queries().stream()
                        .filter(query -> query.callers().equals(callers))
                        .map(query -> "GET" + prefix + Route.starred(query.path())));
    }

    private ManagedPolicy policy(String id, String description, Stream<String> routes) {
        List<String> resources = Stream.concat(routes, Stream.of("GET" + Route.INTERNAL + "/commands/*"))
                .map(route -> "arn:%s:execute-api:%s:%s:%s/$default/%s"
                        .formatted(
                                stack.getPartition(),
                                stack.getRegion(),
                                stack.getAccount(),
                                shared.api().getRef(),
                                route))
                .toList();
        ManagedPolicy policy = ManagedPolicy.Builder.create(stack, id)
                .description(description)
                .statements(List.of(PolicyStatement.Builder.create()
                        .effect(Effect.ALLOW)
                        .actions(List.of("execute-api:Invoke"))
                        .resources(resources)
                        .build()))
                .build();
        Nag.accept(policy, "AwsSolutions-IAM5", "A star stands for what is in braces in the route's path, an id.");
        return policy;
    }
}
