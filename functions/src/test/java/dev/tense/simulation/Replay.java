package dev.tense.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Tells the random runs of some seeds, and what is not right about them; {@code scripts/prove --seed} calls it. The same seed gives the
 * same trace, whose hash is printed, in every process and every time zone.
 */
public final class Replay {
    private static final int PEOPLE = 8;

    private Replay() {}

    /**
     * Tells the runs, and ends with 1 if something is not right.
     *
     * @param arguments the first seed, how many seeds, and how many people live in each of their runs (8 if that is not said); a
     *     single seed is told with its sequence of messages if something is not right
     */
    public static void main(String[] arguments) {
        if (arguments.length < 1
                || arguments.length > 3
                || Arrays.stream(arguments).anyMatch(argument -> !argument.matches("[1-9][0-9]{0,8}"))) {
            System.err.println("--seed takes a number from 1, and perhaps how many seeds, and how many people");
            System.exit(2);
        }
        long first = Long.parseLong(arguments[0]);
        long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int people = arguments.length > 2 ? Integer.parseInt(arguments[2]) : PEOPLE;
        boolean holds = true;
        for (long seed = first; seed < first + count; seed++) {
            holds &= tell(RandomRun.of(seed, people, true));
        }
        System.exit(holds ? 0 : 1);
    }

    private static boolean tell(RandomRun.Result run) {
        List<Violation> violations = run.violations();
        System.out.println(line(run));
        if (!violations.isEmpty()) {
            System.out.println("The weather: " + run.weather());
            violations.forEach(System.out::println);
            System.out.println("```mermaid");
            System.out.print(SequenceDiagram.of(run.trace()));
            System.out.println("```");
        }
        return violations.isEmpty();
    }

    /** A run on one line. */
    static String line(RandomRun.Result run) {
        return String.format(
                Locale.ROOT,
                "seed %d: %d orders, %d calls, trace %s, %d violations",
                run.seed(),
                run.orders(),
                run.calls(),
                run.trace().hash(),
                run.violations().size());
    }
}
