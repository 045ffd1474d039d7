package dev.tense.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Some people at once, in every kind of weather. */
class RandomRunTest {
    private static final int SEEDS = 10_000;
    private static final int PEOPLE = 4;
    private static final int CROWD = 1_500;

    @Test
    void in_ten_thousand_runs_nothing_is_lost_and_nothing_doubled() {
        List<RandomRun.Result> runs = Workers.each(
                LongStream.rangeClosed(1, SEEDS).boxed().toList(), seed -> RandomRun.of(seed, PEOPLE, false));

        System.out.printf(
                "proof: random runs, %d seeds, %d orders, %d calls, violations %d%n",
                runs.size(),
                runs.stream().mapToInt(RandomRun.Result::orders).sum(),
                runs.stream().mapToLong(RandomRun.Result::calls).sum(),
                runs.stream().filter(run -> !run.violations().isEmpty()).count());
        assertThat(runs.stream().mapToInt(RandomRun.Result::orders).sum()).isGreaterThan(3 * SEEDS);
        assertRight(runs, PEOPLE);
    }

    @Test
    void in_a_crowd_nothing_is_lost_and_nothing_doubled() {
        List<RandomRun.Result> runs = Workers.each(List.of(1L, 2L), seed -> RandomRun.of(seed, CROWD, false));

        runs.forEach(run -> System.out.printf(
                "proof: a crowd, seed %d, %d orders, %d calls, violations %d%n",
                run.seed(), run.orders(), run.calls(), run.violations().size()));
        assertRight(runs, CROWD);
    }

    @Test
    void the_same_seed_is_the_same_run_in_another_process_and_another_time_zone() throws IOException {
        String here = told(1, 20);

        String there = process("-Duser.timezone=Pacific/Chatham", "-Duser.language=ar", "-Duser.country=EG");

        assertThat(there).isEqualTo(here);
    }

    private static String told(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(seed -> Replay.line(RandomRun.of(seed, PEOPLE, true)) + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String process(String... options) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(options));
        command.addAll(List.of(Replay.class.getName(), "1", "20", Integer.toString(PEOPLE)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Shows the first run in which something is not right as a sequence of messages. */
    private static void assertRight(List<RandomRun.Result> runs, int people) {
        List<RandomRun.Result> wrong =
                runs.stream().filter(run -> !run.violations().isEmpty()).toList();
        wrong.stream().findFirst().ifPresent(run -> {
            System.out.printf("scripts/prove --seed %d 1 %d tells this again:%n", run.seed(), people);
            System.out.println("```mermaid\n"
                    + SequenceDiagram.of(RandomRun.of(run.seed(), people, true).trace()) + "```");
        });
        assertThat(wrong)
                .extracting(run -> "seed " + run.seed() + ": " + run.violations())
                .isEmpty();
    }
}
