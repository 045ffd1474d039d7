package dev.tense.cdk;

import java.util.Comparator;
import java.util.List;
import software.amazon.awscdk.NestedStack;
import software.constructs.Construct;

/** The functions of a context, each with what triggers it. */
final class ContextStack extends NestedStack {
    private static final int QUERY_TIMEOUT_SECONDS = 10;
    private static final int PUBLISHING_TIMEOUT_SECONDS = 60;
    private static final int LOG_READING_TIMEOUT_SECONDS = 300;
    private static final int MESSAGES_PER_BATCH = 10;
    private static final String MONEY = "payments";

    private final Shared shared;

    ContextStack(Construct scope, String context, Shared shared) {
        super(scope, Names.pascal(context) + "Context");
        this.shared = shared;
        Catalogue catalogue = shared.catalogue();
        catalogue.commands().stream()
                .filter(command -> command.context().equals(context))
                .forEach(this::command);
        catalogue.reactions().stream()
                .filter(reaction -> reaction.context().equals(context))
                .forEach(this::reaction);
        catalogue.queries().stream()
                .filter(query -> query.context().equals(context))
                .forEach(this::query);
        catalogue.system().stream()
                .filter(system -> system.context().equals(context))
                .sorted(Comparator.comparing(system -> !system.trigger().equals("LOG_STREAM")))
                .forEach(this::system);
    }

    private void command(Catalogue.Command command) {
        var lambda = new Lambda(this, shared, command.function(), command.timeoutSeconds());
        if (shared.catalogue().runsAny(List.of(command.name()), MONEY)) {
            lambda.movesMoney();
        }
        new Route(this, shared, lambda).at("POST", "/commands/" + command.function(), command.callers());
        if (command.secret().isEmpty()) {
            new WorkQueue(this, shared, lambda, command.attempts(), 0).ofItsOwn();
        }
    }

    private void reaction(Catalogue.Reaction reaction) {
        var lambda = new Lambda(this, shared, reaction.function(), reaction.timeoutSeconds());
        if (shared.catalogue().runsAny(reaction.sends(), MONEY)) {
            lambda.movesMoney();
        }
        new WorkQueue(
                        this,
                        shared,
                        lambda,
                        reaction.attempts(),
                        shared.parameters().delay(reaction))
                .of(reaction, reaction.sends().isEmpty() ? MESSAGES_PER_BATCH : 1);
        if (reaction.leadsOn()) {
            new Alarms(this, shared).countLate(lambda, reaction.stream());
        }
    }

    private void query(Catalogue.Query query) {
        var lambda = new Lambda(this, shared, query.function(), QUERY_TIMEOUT_SECONDS);
        new Route(this, shared, lambda).at("GET", query.path(), query.callers());
    }

    private void system(Catalogue.SystemFunction system) {
        switch (system.trigger()) {
            case "LOG_STREAM" -> new LogStream(this, shared).publishedBy(lambda(system, PUBLISHING_TIMEOUT_SECONDS));
            case "SCHEDULE" -> new LogStream(this, shared).reconciledBy(lambda(system, LOG_READING_TIMEOUT_SECONDS));
            case "COMMAND_STATUS" ->
                new Route(this, shared, lambda(system, QUERY_TIMEOUT_SECONDS))
                        .at("GET", "/commands/{commandId}", "CUSTOMER");
            case "UNMATCHED_ROUTE" -> new Route(this, shared, lambda(system, QUERY_TIMEOUT_SECONDS)).otherwise();
            case "REQUEST" -> lambda(system, LOG_READING_TIMEOUT_SECONDS).replays();
            case String other -> throw new IllegalArgumentException("there is no trigger " + other);
        }
    }

    private Lambda lambda(Catalogue.SystemFunction system, int timeoutSeconds) {
        return new Lambda(this, shared, system.function(), timeoutSeconds);
    }
}
