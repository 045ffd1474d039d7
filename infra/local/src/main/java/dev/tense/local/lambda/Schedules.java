package dev.tense.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Blueprint.Schedule;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Invokes functions at the rates that a template declares, the first time one period after the very first start. The last times
 * are kept on disk: what came due while nothing ran is done once, at the next start.
 */
public final class Schedules implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final List<Schedule> schedules;
    private final Path folder;
    private final Path file;
    private final Clock clock;
    private final Invoking functions;
    private final Map<String, Instant> last = new HashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("schedules").factory());

    /** Invokes a function without waiting for it. */
    public interface Invoking {
        void invoke(String function, byte[] payload);
    }

    public Schedules(List<Schedule> schedules, Path folder, Clock clock, AsyncInvocations functions) {
        this(schedules, folder, clock, (function, payload) -> functions.submit(function, payload, Optional.empty()));
    }

    Schedules(List<Schedule> schedules, Path folder, Clock clock, Invoking functions) {
        this.schedules = List.copyOf(schedules);
        this.folder = folder;
        this.file = folder.resolve("last.json");
        this.clock = clock;
        this.functions = functions;
        load();
    }

    public void start() {
        ScheduledFuture<?> _ = looking.scheduleWithFixedDelay(this::lookSafely, 0, LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (UncheckedIOException unwritable) {
            LOG.error("the schedules cannot be kept; nothing is invoked", unwritable);
        }
    }

    /** Invokes what is due now. */
    synchronized void look() {
        Instant now = clock.instant();
        for (Schedule each : schedules) {
            Instant before = last.get(key(each));
            boolean due = before != null && !now.isBefore(before.plus(each.rate()));
            if (before == null || due) {
                remember(key(each), now);
            }
            if (due) {
                functions.invoke(each.function(), each.input().getBytes(UTF_8));
            }
        }
    }

    private static String key(Schedule schedule) {
        return schedule.function() + " " + schedule.name();
    }

    private void load() {
        try {
            if (Files.exists(file)) {
                Json.trusted(Files.readAllBytes(file))
                        .properties()
                        .forEach(each -> last.put(
                                each.getKey(), Instant.parse(each.getValue().asText())));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the schedules " + file, unreadable);
        }
    }

    /** On disk first: what cannot be kept is not invoked, and is due again at the next look. */
    private void remember(String key, Instant time) {
        ObjectNode json = Json.object();
        last.forEach((each, before) -> json.put(each, before.toString()));
        json.put(key, time.toString());
        try {
            Files.createDirectories(folder);
            Path work = folder.resolve("last.json.new");
            Files.write(work, Json.bytes(json));
            Files.move(work, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the schedules " + file, unwritable);
        }
        last.put(key, time);
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
