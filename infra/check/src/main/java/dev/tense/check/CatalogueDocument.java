package dev.tense.check;

import dev.tense.check.Catalogue.Answer;
import dev.tense.check.Catalogue.Callers;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.Catalogue.SystemFunction;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** {@code docs/catalogue.md}: who may be asked what, and who reacts to what. */
final class CatalogueDocument {
    private static final Template TEMPLATE = new Template("catalogue");

    private CatalogueDocument() {}

    static String render(Catalogue catalogue) {
        return TEMPLATE.render(new View(
                Template.MARKER,
                catalogue.commands().stream().map(CommandRow::of).toList(),
                catalogue.events().stream()
                        .map(event -> EventRow.of(event, catalogue))
                        .toList(),
                catalogue.events().stream()
                        .map(event -> Flow.of(event, catalogue))
                        .toList(),
                catalogue.reactions().stream().map(ReactionRow::of).toList(),
                catalogue.queries().stream().map(QueryRow::of).toList(),
                catalogue.system().stream().map(SystemRow::of).toList()));
    }

    record View(
            String marker,
            List<CommandRow> commands,
            List<EventRow> events,
            List<Flow> flows,
            List<ReactionRow> reactions,
            List<QueryRow> queries,
            List<SystemRow> system) {}

    record CommandRow(
            String name,
            String function,
            String context,
            String callers,
            String answers,
            String later,
            String sends,
            String reads) {
        static CommandRow of(Command command) {
            return new CommandRow(
                    command.name(),
                    command.function(),
                    command.context(),
                    words(command.callers()),
                    command.answers().stream().map(CommandRow::answer).collect(Collectors.joining(", ")),
                    command.isQueueable() ? "%d attempts".formatted(command.attempts()) : "never: it has a secret",
                    words(command.sends()),
                    words(command.reads()));
        }

        private static String answer(Answer answer) {
            return "`%s` (%s)".formatted(answer.result(), answer.statuses());
        }
    }

    record EventRow(String name, String context, String earlier, String reactions) {
        static EventRow of(Event event, Catalogue catalogue) {
            List<String> reactions = catalogue.reactions().stream()
                    .filter(reaction -> reaction.event().equals(event.name()))
                    .map(reaction -> "`%s`".formatted(reaction.function()))
                    .toList();
            return new EventRow(
                    event.name(),
                    event.context(),
                    words(earlier(event, catalogue)),
                    reactions.isEmpty() ? "nobody, which is fine" : words(reactions));
        }

        private static List<String> earlier(Event event, Catalogue catalogue) {
            String versions = Names.versions(event.name());
            return catalogue.upcasters().stream()
                    .map(Catalogue.Upcaster::from)
                    .filter(from -> from.startsWith(versions))
                    .map(from -> "v" + from.substring(versions.length()))
                    .toList();
        }
    }

    record ReactionRow(
            String function,
            String context,
            String event,
            String conditions,
            int attempts,
            int delaySeconds,
            int timeoutSeconds,
            String onReplay,
            int generation,
            String stream,
            String sends,
            String reads) {
        static ReactionRow of(Reaction reaction) {
            return new ReactionRow(
                    reaction.function(),
                    reaction.context(),
                    reaction.event(),
                    conditions(reaction),
                    reaction.attempts(),
                    reaction.delaySeconds(),
                    reaction.timeoutSeconds(),
                    reaction.onReplay(),
                    reaction.generation(),
                    reaction.stream().isEmpty() ? "-" : "`%s`".formatted(reaction.stream()),
                    words(reaction.sends()),
                    words(reaction.reads()));
        }

        private static String conditions(Reaction reaction) {
            return reaction.when().entrySet().stream()
                    .map(wanted -> ", `%s` = `%s`".formatted(wanted.getKey(), wanted.getValue()))
                    .collect(Collectors.joining());
        }
    }

    record QueryRow(String path, String function, String context, String callers, String reads) {
        static QueryRow of(Query query) {
            return new QueryRow(
                    query.path(), query.function(), query.context(), words(query.callers()), words(query.reads()));
        }
    }

    record SystemRow(String function, String trigger) {
        static SystemRow of(SystemFunction system) {
            return new SystemRow(
                    system.function(),
                    switch (system.trigger()) {
                        case LOG_STREAM -> "the stream of the log table";
                        case COMMAND_STATUS -> "`GET /commands/{commandId}`, and the same under `/internal`";
                        case UNMATCHED_ROUTE -> "whatever no other route matches";
                        case REQUEST -> "a person: `scripts/tense replay`";
                        case SCHEDULE -> "the clock, every hour; by hand with `scripts/tense reconcile`";
                    });
        }
    }

    private static String words(Callers callers) {
        return switch (callers) {
            case CUSTOMER -> "customers";
            case OPERATOR -> "operators";
            case SERVICE -> "services";
        };
    }

    private static String words(Collection<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }
}
