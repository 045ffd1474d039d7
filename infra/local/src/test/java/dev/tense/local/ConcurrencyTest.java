package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {
    @TempDir
    Path folder;

    @Test
    void functions_that_call_functions_never_wait_for_themselves_even_when_only_one_process_fits() {
        try (Bench bench = Bench.start(folder, Bench.options(folder).withMemory(256))) {
            HttpResponse<String> answer = bench.invoke("test-relay", "\"through two others\"");
            assertThat(answer.body()).isEqualTo("\"through two others\"");
            Eventually.expect(
                    () -> bench.system.processes("test-relay").size()
                            + bench.system.processes("test-relay-target").size()
                            + bench.system.processes("test-echo").size(),
                    living -> assertThat(living).isEqualTo(1));
        }
    }

    @Test
    void more_calls_than_processes_wait_and_only_the_call_of_a_killed_process_fails() throws Exception {
        Options options = Bench.options(folder).withProcessesPerFunction(2);
        try (Bench bench = Bench.start(folder, options);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, 5)
                    .mapToObj(_ -> threads.submit(() -> bench.invoke("test-hold", "{}")))
                    .toList();
            Eventually.expect(
                    () -> bench.started("test-hold"),
                    started -> assertThat(started).hasSize(2));
            assertThat(bench.system.processes("test-hold")).hasSize(2);
            assertThat(calls).noneMatch(Future::isDone);
            kill(bench.system.processes("test-hold").getFirst());
            Eventually.expect(
                    () -> bench.started("test-hold"),
                    started -> assertThat(started).hasSize(3));

            bench.signal("go-test-hold");
            List<String> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> call : calls) {
                answers.add(call.get().body());
            }
            assertThat(answers).filteredOn("\"held\""::equals).hasSize(4);
            assertThat(answers)
                    .filteredOn(answer -> answer.contains("Runtime.ExitError"))
                    .hasSize(1);
            assertThat(bench.started("test-hold")).hasSize(5);
            assertThat(bench.system.processes("test-hold")).hasSize(2);
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
