package dev.tense.local.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Memory and open files of a process, over time. Linux only; elsewhere there are no samples. */
final class Vitals {
    private static final int QUARTERS = 4;
    private static final double MEMORY_MAY_GROW = 1.25;
    private static final double FILES_MAY_GROW = 1.10;

    private final long id;
    private final Path process;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long megabytes, long files) {}

    Vitals(long process) {
        this.id = process;
        this.process = Path.of("/proc", Long.toString(process));
    }

    /** Collects garbage first: memory that nobody needs any more is not memory that grows. */
    void sample() {
        if (Files.isDirectory(process)) {
            collectGarbage();
            samples.add(new Sample(megabytes(), files()));
        }
    }

    private void collectGarbage() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process collecting = new ProcessBuilder(jcmd, Long.toString(id), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            collecting.onExit().join();
        } catch (IOException noJdk) {
            throw new UncheckedIOException(noJdk);
        }
    }

    private long megabytes() {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private long files() {
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            return open.count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The first quarter warms up, so the last is compared with the second. */
    List<Violation> grown() {
        List<Violation> violations = new ArrayList<>();
        if (samples.size() >= QUARTERS) {
            compare(violations, "memory stays flat", Sample::megabytes, MEMORY_MAY_GROW);
            compare(violations, "open files stay flat", Sample::files, FILES_MAY_GROW);
        }
        return violations;
    }

    private void compare(List<Violation> violations, String invariant, ToLongFunction<Sample> what, double most) {
        long early = median(1, what);
        long late = median(QUARTERS - 1, what);
        if (late > early * most) {
            violations.add(Violation.doubled(invariant, "", early + " grew to " + late));
        }
    }

    private long median(int quarter, ToLongFunction<Sample> what) {
        int size = samples.size();
        long[] sorted = samples.subList(size * quarter / QUARTERS, size * (quarter + 1) / QUARTERS).stream()
                .mapToLong(what)
                .sorted()
                .toArray();
        return sorted[sorted.length / 2];
    }

    /** The medians of each quarter. */
    @Override
    public String toString() {
        if (samples.size() < QUARTERS) {
            return "too short to say anything about memory and files";
        }
        StringBuilder text = new StringBuilder("median of each quarter:");
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            text.append(" %d MB and %d files;"
                    .formatted(median(quarter, Sample::megabytes), median(quarter, Sample::files)));
        }
        return text.substring(0, text.length() - 1);
    }
}
