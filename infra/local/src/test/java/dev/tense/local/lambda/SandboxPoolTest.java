package dev.tense.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.template.Blueprint.Function;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxPoolTest {
    private final BlockingQueue<Sandbox> started = new LinkedBlockingQueue<>();
    private final SandboxPool pool = new SandboxPool(new SandboxPool.Caps(4, 100, 2), this::start);

    @Test
    void only_so_many_processes_start_at_a_time() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> turns = IntStream.range(0, 4)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> acquires("function-" + number), threads))
                    .toList();
            Sandbox first = next();
            Sandbox second = next();
            assertThat(started.poll(50, TimeUnit.MILLISECONDS)).isNull();

            askForWork(first, threads);
            Sandbox third = next();
            assertThat(started.poll(50, TimeUnit.MILLISECONDS)).isNull();

            second.kill();
            Sandbox fourth = next();
            askForWork(third, threads);
            askForWork(fourth, threads);

            assertThat(turns).extracting(CompletableFuture::join).containsOnly(true);
            pool.close();
        }
    }

    private boolean acquires(String function) {
        try {
            return pool.acquire(
                            new Function(function, "", Path.of(""), 128, 29, Map.of(), Optional.empty()),
                            Duration.ofSeconds(40))
                    .isPresent();
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    private Sandbox next() throws InterruptedException {
        Sandbox sandbox = started.poll(40, TimeUnit.SECONDS);
        assertThat(sandbox).isNotNull();
        return sandbox;
    }

    private static void askForWork(Sandbox sandbox, ExecutorService threads) {
        var _ = threads.submit(sandbox::next);
    }

    private Sandbox start(Function function) {
        var sandbox = new Sandbox(new Sandbox.Identity(function.name(), function.name()), function, new Idle());
        started.add(sandbox);
        return sandbox;
    }

    /** Lives until it is destroyed. */
    private static final class Idle extends Process {
        private final CompletableFuture<Process> exit = new CompletableFuture<>();

        @Override
        public void destroy() {
            exit.complete(this);
        }

        @Override
        public Process destroyForcibly() {
            destroy();
            return this;
        }

        @Override
        public boolean isAlive() {
            return !exit.isDone();
        }

        @Override
        public CompletableFuture<Process> onExit() {
            return exit;
        }

        @Override
        public int waitFor() {
            return 0;
        }

        @Override
        public int exitValue() {
            return 0;
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }
    }
}
