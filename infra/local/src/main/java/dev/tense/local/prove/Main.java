package dev.tense.local.prove;

import dev.tense.local.wire.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the proof. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Kills functions and the whole local system, and looks whether anything is lost or done twice.")
public final class Main implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int SEEDS = 1_000_000;

    @Option(names = "--rounds", defaultValue = "10", description = "How often (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--template",
            paramLabel = "FILE",
            defaultValue = "infra/sam/template.yaml",
            description = "The template (default: ${DEFAULT-VALUE}).")
    private Path template = Path.of("infra/sam/template.yaml");

    @Option(names = "--plant", hidden = true, defaultValue = "NONE")
    private Plant plant = Plant.NONE;

    @Option(names = "--patience", hidden = true, defaultValue = "240")
    private int patienceSeconds;

    @Option(names = "--folder", hidden = true)
    private @Nullable Path folder;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            description = "Instead of rounds: orders all the time, while 5 %% of the requests to AWS come to harm.")
    private @Nullable Integer soakMinutes;

    @Option(names = "--seed", paramLabel = "N", description = "What the errands and faults of a soak are drawn from.")
    private @Nullable Integer seed;

    @Option(names = "--scope", hidden = true, defaultValue = "ROUNDS")
    private Scope scope = Scope.ROUNDS;

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.exit(run(System.out, arguments));
    }

    static int run(PrintStream out, String... arguments) {
        return new CommandLine(new Main(out)).execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || (soakMinutes != null && soakMinutes < 1)) {
            out.println("--rounds and --soak take a number from 1");
            return CommandLine.ExitCode.USAGE;
        }
        if (seed != null && soakMinutes == null) {
            out.println("--seed is for a soak");
            return CommandLine.ExitCode.USAGE;
        }
        Path place = folder == null ? Files.createTempDirectory("tense-prove") : folder.toAbsolutePath();
        Trial.Settings settings = new Trial.Settings(
                template.toAbsolutePath().normalize(), place, Duration.ofSeconds(patienceSeconds), plant);
        boolean holds;
        try {
            holds = soakMinutes == null ? proven(settings) : soaked(settings, soakMinutes);
        } catch (GaveUp gaveUp) {
            out.println("BROKEN: " + gaveUp.getMessage() + "; data and logs: " + place);
            return BROKEN;
        }
        if (holds) {
            Folders.delete(place);
        }
        return holds ? 0 : BROKEN;
    }

    private boolean proven(Trial.Settings settings) {
        try (Proof proof = new Proof(settings, out)) {
            return proof.holds(scope, rounds);
        }
    }

    private boolean soaked(Trial.Settings settings, int minutes) {
        int drawn = seed == null ? RandomGenerator.getDefault().nextInt(SEEDS) : seed;
        try (Soak soak = new Soak(settings, out, drawn)) {
            return soak.holds(Duration.ofMinutes(minutes));
        }
    }
}
