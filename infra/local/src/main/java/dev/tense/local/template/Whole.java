package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.template.Blueprint.Queue;
import dev.tense.local.template.Blueprint.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Checks that names are unique and that every reference between parts leads somewhere. */
final class Whole {
    private Whole() {}

    static void check(String file, Blueprint blueprint) {
        Set<String> functions = unique(
                file,
                "function",
                blueprint.functions().stream().map(Function::name).toList());
        Set<String> queues = unique(
                file, "queue", blueprint.queues().stream().map(Queue::name).toList());
        Set<String> tables = unique(
                file, "table", blueprint.tables().stream().map(Table::name).toList());
        unique(
                file,
                "route",
                blueprint.routes().stream().map(Blueprint.Route::key).toList());
        Set<String> roles = unique(
                file,
                "role",
                blueprint.roles().stream().map(Blueprint.Role::arn).toList());
        blueprint.functions().stream()
                .flatMap(function -> function.role().stream())
                .forEach(role -> exists(file, "role", role, roles));
        blueprint.routes().forEach(route -> exists(file, "function", route.function(), functions));
        blueprint.queueTriggers().forEach(trigger -> exists(file, "queue", Arn.name(trigger.queueArn()), queues));
        blueprint.streamTriggers().forEach(trigger -> exists(file, "table", trigger.table(), tables));
        Stream.concat(
                        blueprint.subscriptions().stream().map(Blueprint.Subscription::queueArn),
                        blueprint.streamTriggers().stream().flatMap(trigger -> trigger.onFailureQueueArn().stream()))
                .forEach(arn -> exists(file, "queue", Arn.name(arn), queues));
        blueprint
                .subscriptions()
                .forEach(subscription -> exists(
                        file,
                        "topic",
                        Arn.name(subscription.topicArn()),
                        Set.copyOf(blueprint.topics().stream()
                                .map(Blueprint.Topic::name)
                                .toList())));
    }

    private static Set<String> unique(String file, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw new TemplateProblem(file, "the " + what + " " + name + " is declared twice");
        });
        return seen;
    }

    private static void exists(String file, String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new TemplateProblem(
                    file, "something refers to the " + what + " " + name + ", which nothing declares");
        }
    }
}
