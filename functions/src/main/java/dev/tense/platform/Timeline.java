package dev.tense.platform;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Item;
import dev.tense.messaging.Json;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened in one business process, read from the log and the receipts alone; no queue is touched. */
@Singleton
public class Timeline {
    private final Catalogue catalogue;
    private final Log log;
    private final Store store;
    private final Backoff backoff;

    Timeline(Catalogue catalogue, Log log, Store store, Backoff backoff) {
        this.catalogue = catalogue;
        this.log = log;
        this.store = store;
        this.backoff = backoff;
    }

    /** What a moment is about. */
    public enum Kind {
        COMMAND,
        EVENT,
        REACTION
    }

    /** How far it is. */
    public enum Status {
        DONE,
        PENDING,
        RETRYING,
        DEAD_LETTERED
    }

    /** One thing that happened, or that is to happen. */
    public record Moment(
            Instant at,
            Kind kind,
            String name,
            Status status,
            int attempts,
            @Nullable String cause,
            boolean presumed) {}

    /** The moments of a process in the order of time; none for one that nobody knows. */
    public List<Moment> of(String subject) {
        List<Commit> commits = streams()
                .flatMap(stream -> log.commits(new StreamId(stream, subject)).stream())
                .sorted(Comparator.comparing(Commit::at))
                .toList();
        if (commits.isEmpty()) {
            return List.of();
        }
        Traces traces = Traces.of(commits, store.ofSubject(subject));
        var moments = new ArrayList<>(commands(commits));
        for (Commit commit : commits) {
            Envelopes.of(commit).forEach(event -> moments.addAll(event(event, commit.at(), traces)));
        }
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    /** The streams that reactions commit to are all the streams there are for a process: somebody reacts in each of them. */
    private Stream<String> streams() {
        return catalogue.reactions().stream()
                .map(Catalogue.Reaction::stream)
                .filter(stream -> !stream.isEmpty())
                .distinct();
    }

    /** Each command once, at its first commit; pending until one of its commits has the answer. */
    private static Collection<Moment> commands(List<Commit> commits) {
        var byKey = new LinkedHashMap<CommandKey, Moment>();
        for (Commit commit : commits) {
            Commit.Root root = commit.root();
            if (root != null) {
                byKey.putIfAbsent(root.key(), command(commit.at(), root.command(), false));
            }
            if (!commit.by().contains("@")) {
                Moment before = byKey.get(commit.key());
                Instant at = before == null ? commit.at() : before.at();
                boolean answered = commit.answer() != null || (before != null && before.status() == Status.DONE);
                byKey.put(commit.key(), command(at, commit.by(), answered));
            }
        }
        return byKey.values();
    }

    private static Moment command(Instant at, String name, boolean answered) {
        return new Moment(at, Kind.COMMAND, name, answered ? Status.DONE : Status.PENDING, 1, null, false);
    }

    private List<Moment> event(Envelopes.Rendered event, Instant at, Traces traces) {
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(at, Kind.EVENT, event.type(), Status.DONE, 1, null, false));
        JsonNode envelope = Json.parse(event.json(), JsonNode.class);
        catalogue.reactions().stream()
                .filter(reaction -> reaction.hearsOf(envelope))
                .map(reaction -> reaction(reaction, event.id(), at, traces))
                .forEach(moments::add);
        return moments;
    }

    private Moment reaction(Catalogue.Reaction reaction, String eventId, Instant happened, Traces traces) {
        String key = CommandKey.ofReaction(eventId, reaction.function(), reaction.generation())
                .value();
        Instant done = traces.doneAt(key);
        if (done != null) {
            return moment(done, reaction, Status.DONE, traces.attemptsWhenDone(key), null, false);
        }
        Item receipt = traces.receipts().get(key);
        int attempts = receipt == null ? 0 : (int) receipt.number(Receipts.ATTEMPTS);
        String cause = receipt == null ? null : receipt.texts().get(Receipts.CAUSE);
        Instant at = receipt == null ? happened : Traces.at(receipt);
        if (receipt != null && receipt.text(Receipts.STATUS).equals(Receipts.DEAD_LETTERED)) {
            return moment(at, reaction, Status.DEAD_LETTERED, attempts, cause, false);
        }
        if (log.now().isAfter(happened.plus(longest(reaction)))) {
            return moment(at, reaction, Status.DEAD_LETTERED, attempts, cause, true);
        }
        return moment(at, reaction, receipt == null ? Status.PENDING : Status.RETRYING, attempts, cause, false);
    }

    private static Moment moment(
            Instant at,
            Catalogue.Reaction reaction,
            Status status,
            int attempts,
            @Nullable String cause,
            boolean presumed) {
        return new Moment(at, Kind.REACTION, reaction.function(), status, attempts, cause, presumed);
    }

    private Duration longest(Catalogue.Reaction reaction) {
        return backoff.longest(reaction.attempts(), reaction.timeoutSeconds()).plusSeconds(reaction.delaySeconds());
    }
}
