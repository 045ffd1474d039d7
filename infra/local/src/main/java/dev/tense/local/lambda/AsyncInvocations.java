package dev.tense.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invocations that nobody waits for. A failed one is tried twice more, as AWS does. They do not survive a restart. */
public final class AsyncInvocations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
    private static final Duration PATIENCE = Duration.ofHours(6);

    private final FunctionHost host;
    private final List<Duration> pauses;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** The pauses are those before each further attempt. */
    public AsyncInvocations(FunctionHost host, List<Duration> pauses) {
        this.host = host;
        this.pauses = List.copyOf(pauses);
    }

    void submit(String function, byte[] payload, Optional<JsonNode> client) {
        threads.execute(() -> run(function, payload, client));
    }

    private void run(String function, byte[] payload, Optional<JsonNode> client) {
        try {
            boolean done = succeeds(function, payload, client);
            for (int retry = 0; !done && retry < pauses.size(); retry++) {
                Thread.sleep(pauses.get(retry));
                done = succeeds(function, payload, client);
            }
            if (!done) {
                LOG.warn("{}: an asynchronous invocation failed {} times and is dropped", function, 1 + pauses.size());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean succeeds(String function, byte[] payload, Optional<JsonNode> client) throws InterruptedException {
        host.awaitRunning(function);
        return host.invoke(function, each -> each.with(client), payload, PATIENCE)
                .filter(Outcome.Success.class::isInstance)
                .isPresent();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
