package dev.tense.check;

import static dev.tense.check.Names.pascal;

import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.Catalogue.SystemFunction;
import dev.tense.check.SamView.Access;
import dev.tense.check.SamView.Function;
import dev.tense.check.SamView.Queue;
import dev.tense.check.SamView.Route;
import dev.tense.check.SamView.Topic;
import java.util.List;

/** The functions of the catalogue as the templates see them. */
final class Functions {
    private static final int QUERY_TIMEOUT_SECONDS = 10;
    private static final int UNMATCHED_ROUTE_TIMEOUT_SECONDS = 10;
    private static final int PUBLISHING_TIMEOUT_SECONDS = 60;
    private static final int VISIBILITY_PER_TIMEOUT = 6;

    private Functions() {}

    static Function of(Command command) {
        String path = "/commands/" + command.function();
        return new Function(
                pascal(command.function()),
                command.function(),
                "Command " + command.name(),
                command.timeoutSeconds(),
                Access.WRITE,
                route(command.function(), "POST", path),
                null,
                null);
    }

    static Function of(Query query) {
        return new Function(
                pascal(query.function()),
                query.function(),
                "Query GET " + query.path(),
                QUERY_TIMEOUT_SECONDS,
                Access.READ,
                route(query.function(), "GET", query.path()),
                null,
                null);
    }

    static Function of(Reaction reaction, String publisher) {
        String id = pascal(reaction.function());
        String delay = reaction.delaySeconds() == 0 ? "0" : "!Ref " + delayParameter(reaction);
        return new Function(
                id,
                reaction.function(),
                "Reaction to " + reaction.event(),
                reaction.timeoutSeconds(),
                Access.WRITE,
                null,
                new Queue(
                        pascal(publisher),
                        Names.versions(reaction.event()),
                        reaction.attempts(),
                        VISIBILITY_PER_TIMEOUT * reaction.timeoutSeconds(),
                        delay),
                null);
    }

    static Function of(SystemFunction system, List<Topic> topics) {
        String function = system.function();
        return switch (system.trigger()) {
            case LOG_STREAM ->
                new Function(
                        pascal(function),
                        function,
                        "From the log's stream to the topics",
                        PUBLISHING_TIMEOUT_SECONDS,
                        Access.NONE,
                        null,
                        null,
                        new SamView.Stream(topics));
            case UNMATCHED_ROUTE ->
                new Function(
                        pascal(function),
                        function,
                        "Whatever no other route matches",
                        UNMATCHED_ROUTE_TIMEOUT_SECONDS,
                        Access.NONE,
                        new Route("$default", "*", target(function)),
                        null,
                        null);
        };
    }

    static String delayParameter(Reaction reaction) {
        return pascal(reaction.function()) + "DelaySeconds";
    }

    private static Route route(String function, String method, String path) {
        return new Route(method + " " + path, method + path.replaceAll("\\{[^}]*}", "*"), target(function));
    }

    private static String target(String function) {
        return "integrations/${" + pascal(function) + "Integration}";
    }
}
