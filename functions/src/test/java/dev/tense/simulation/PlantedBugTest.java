package dev.tense.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof of the proof: whatever bug is planted, the simulation finds it. */
class PlantedBugTest {
    private record Caught(PlantedBug bug, List<String> where) {
        @Override
        public String toString() {
            return "%-62s %s".formatted(bug.name(), where.isEmpty() ? "NOT CAUGHT" : String.join(", ", where));
        }
    }

    @Test
    void every_planted_bug_is_caught() {
        PlantedBugs.all().forEach(PlantedBug::source); // a place that is gone is said before the long hunt

        List<Caught> hunted = Workers.each(PlantedBugs.all(), bug -> new Caught(bug, hunt(bug)));

        hunted.forEach(caught -> System.out.println("proof: " + caught));
        assertThat(hunted).hasSizeGreaterThanOrEqualTo(30);
        assertThat(hunted).filteredOn(caught -> caught.where().isEmpty()).isEmpty();
    }

    /** Or every bug would be caught for what is wrong without it. */
    @Test
    void code_without_a_planted_bug_is_not_caught() {
        assertThat(hunt(PlantedBugs.none())).isEmpty();
    }

    @SuppressWarnings("unchecked") // the hunt is the same method, loaded by another loader
    private static List<String> hunt(PlantedBug bug) {
        BuggyCode code = BuggyCode.of(bug);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(code);
        try {
            return (List<String>) code.loadClass(Hunt.class.getName())
                    .getMethod("hunt", String.class)
                    .invoke(null, bug.invariant());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(bug.name(), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(bug.name(), e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
