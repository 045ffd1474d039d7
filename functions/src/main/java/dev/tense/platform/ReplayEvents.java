package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import dev.tense.messaging.SystemFunction;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends events from the log once more to the queue of one reaction, and to nobody else: for a reaction that is new, that lost
 * something, or whose generation was raised to build its state anew. What the reaction handled in this generation it does not
 * handle again. Commands are never sent: there is nothing here that could.
 */
@SystemFunction(SystemFunction.Trigger.REQUEST)
public class ReplayEvents {
    /** A minute less than the function's timeout; the answer says where to go on. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Catalogue catalogue;
    private final History history;
    private final ReactionQueues queues;
    private final Clock clock;

    ReplayEvents(Catalogue catalogue, History history, ReactionQueues queues, Clock clock) {
        this.catalogue = catalogue;
        this.history = history;
        this.queues = queues;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param reaction the function's name: {@code award-points-on-order-placed}
     * @param from     events committed since; from the beginning when it is not said
     * @param to       until then; until now when it is not said
     * @param after    where an earlier replay stopped
     * @param dryRun   only say what reading the log would cost
     */
    public record Request(
            @Nullable String reaction,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String after,
            @Nullable Boolean dryRun) {}

    /**
     * What was done.
     *
     * @param commits    in the whole log, as DynamoDB counted them in the last hours
     * @param readUnits  what reading the whole log costs
     * @param sent       events that were sent to the reaction
     * @param unreadable where the log holds something that is no commit
     * @param next       where to go on; absent when all is done
     */
    public record Report(
            long commits,
            long readUnits,
            long sent,
            List<String> unreadable,
            @Nullable String next) {}

    /** Goes through the log page by page. */
    @Funq("replay-events")
    public Report replay(Request request) {
        Catalogue.Reaction reaction = reaction(request.reaction());
        Instant start = clock.instant();
        var span = Span.asked(
                request.from() == null ? Instant.EPOCH : request.from(), request.to() == null ? start : request.to());
        History.Size size = history.size();
        long sent = 0;
        var unreadable = new ArrayList<String>();
        String after = request.after();
        boolean left = !Boolean.TRUE.equals(request.dryRun());
        while (left && clock.instant().isBefore(start.plus(LONGEST))) {
            History.Page page = history.read(span, after);
            List<String> events = eventsFor(reaction, page.commits());
            queues.send(reaction.function(), events);
            sent += events.size();
            unreadable.addAll(page.unreadable());
            after = page.next();
            left = after != null;
        }
        return new Report(size.commits(), size.readUnits(), sent, List.copyOf(unreadable), after);
    }

    private Catalogue.Reaction reaction(@Nullable String name) {
        Catalogue.Function function =
                name == null ? null : catalogue.function(name).orElse(null);
        return switch (function) {
            case Catalogue.Reaction reaction when reaction.onReplay().equals("RUN") -> reaction;
            case Catalogue.Reaction skipped ->
                throw new InvalidInput("reaction", "is left out of replays: its effect belongs to the moment");
            case Catalogue.Command command ->
                throw new InvalidInput("reaction", "is a command; a command is never executed by a replay");
            case null -> throw new InvalidInput("reaction", "must be the name of a reaction");
            default -> throw new InvalidInput("reaction", "must be the name of a reaction");
        };
    }

    private static List<String> eventsFor(Catalogue.Reaction reaction, List<Commit> commits) {
        return commits.stream()
                .flatMap(commit -> Envelopes.of(commit).stream())
                .map(Envelopes.Rendered::json)
                .filter(envelope -> reaction.hearsOf(Json.parse(envelope, JsonNode.class)))
                .toList();
    }
}
