package dev.tense.local.prove;

import dev.tense.local.gate.Gate;
import dev.tense.local.gate.GateFront;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A system on trial: a process of its own behind a gate, customers, an operator, and what was found broken. */
final class Trial implements AutoCloseable {
    private final Settings settings;
    private final GateFront gate;
    private final Settling settling;
    private final Judgement judgement;
    private final Set<Violation> violations = new LinkedHashSet<>();
    final SystemProcess system;
    final Api api;
    final Operator operator;
    final Shop shop;

    /** Where to run, how long to wait for what must come, and the bug to plant. */
    record Settings(Path template, Path folder, Duration patience, Plant plant) {}

    Trial(Settings settings, Gate harm) {
        this.settings = settings;
        this.gate = new GateFront(settings.plant().before(harm, this::operator));
        this.system = new SystemProcess(settings.template(), settings.folder(), gate.uri());
        this.api = new Api(system.api(), settings.patience());
        this.operator = new Operator(system.aws());
        this.shop = new Shop(api);
        this.settling = new Settling(api, operator, settings.patience());
        this.judgement = new Judgement(api, operator, settings.patience());
        gate.leadTo(system.aws());
        operator.hurry();
    }

    private Operator operator() {
        return operator;
    }

    synchronized void found(Violation violation) {
        violations.add(violation);
    }

    synchronized List<Violation> violations() {
        return List.copyOf(violations);
    }

    boolean holds() {
        return violations().isEmpty();
    }

    /** Waits until nothing is left to do for these errands. */
    void settle(List<Errand> errands) {
        settling.await(errands).forEach(this::found);
    }

    /** Waits until nothing is left to do at all; if that came, looks at everything that must hold then for what is new. */
    void judge() {
        settle(shop.errands());
        if (holds()) {
            found(() -> judgement.ofNew(shop.errands(), shop.begun()));
        }
    }

    /** Looks again at all that was judged. */
    void judgeAgain() {
        found(() -> judgement.again(shop.errands(), shop.begun()));
    }

    private void found(Supplier<List<Violation>> judging) {
        try {
            judging.get().forEach(this::found);
        } catch (GaveUp nothingToSee) {
            found(Violation.lost("every question is answered", "", String.valueOf(nothingToSee.getMessage())));
        }
    }

    long lost() {
        return count(Violation.Kind.LOST);
    }

    long doubled() {
        return count(Violation.Kind.DOUBLED);
    }

    private long count(Violation.Kind kind) {
        return violations().stream().filter(each -> each.kind() == kind).count();
    }

    /** Says what is broken, how it came to that, and where to look. */
    void explain(PrintStream out) {
        violations().forEach(out::println);
        violations().stream()
                .map(Violation::subject)
                .filter(subject -> subject.matches("[0-9a-f]{32}"))
                .distinct()
                .forEach(order -> out.println(
                        "\n" + order + ":\n" + Timeline.of(api, order).mermaid()));
        out.println("logs: " + system.logs() + " and " + settings.folder() + "/system-*.log");
        out.println("data: " + settings.folder().resolve("data"));
    }

    @Override
    public void close() {
        api.close();
        system.close();
        gate.close();
    }
}
