package dev.tense.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
                "random runs: %d seeds, %d orders, %d calls, violations %d%n",
                runs.size(),
                runs.stream().mapToInt(RandomRun.Result::orders).sum(),
                runs.stream().mapToLong(RandomRun.Result::calls).sum(),
                runs.stream().filter(run -> !run.violations().isEmpty()).count());
        assertRight(runs, PEOPLE);
    }

    @Test
    void in_a_crowd_nothing_is_lost_and_nothing_doubled() {
        List<RandomRun.Result> runs = Workers.each(List.of(1L, 2L), seed -> RandomRun.of(seed, CROWD, false));

        runs.forEach(run -> System.out.printf(
                "a crowd: seed %d, %d orders, %d calls, violations %d%n",
                run.seed(), run.orders(), run.calls(), run.violations().size()));
        assertRight(runs, CROWD);
    }

    @Test
    void the_same_seed_is_the_same_run() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(RandomRun.of(seed, PEOPLE, true).trace().hash())
                    .isEqualTo(RandomRun.of(seed, PEOPLE, false).trace().hash());
        }
    }

    /** Shows the first run in which something is not right as a sequence of messages. */
    private static void assertRight(List<RandomRun.Result> runs, int people) {
        List<RandomRun.Result> wrong =
                runs.stream().filter(run -> !run.violations().isEmpty()).toList();
        wrong.stream().findFirst().ifPresent(run -> {
            System.out.printf("scripts/prove --seed %d --people %d tells this again:%n", run.seed(), people);
            System.out.println("```mermaid\n"
                    + SequenceDiagram.of(RandomRun.of(run.seed(), people, true).trace()) + "```");
        });
        assertThat(wrong)
                .extracting(run -> "seed " + run.seed() + ": " + run.violations())
                .isEmpty();
    }
}
