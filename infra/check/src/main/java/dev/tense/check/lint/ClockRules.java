package dev.tense.check.lint;

import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Set;

/** Clocks: what has to be done again and again is done. */
final class ClockRules {
    private ClockRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        Clocks.TYPE,
                        "clock-runs",
                        "must have a ScheduleExpression at a rate, and not be disabled",
                        clock -> clock.text("ScheduleExpression").startsWith("rate(")
                                && Set.of("", "ENABLED").contains(clock.text("State"))),
                Rule.each(
                        Clocks.TYPE,
                        "clock-asks-for-nothing",
                        "must have the Input {} at each target: what EventBridge says of itself is no request",
                        ClockRules::asksForNothing));
    }

    private static boolean asksForNothing(Resource clock) {
        return clock.at("Targets")
                .valueStream()
                .allMatch(target -> target.path("Input").asText().equals("{}"));
    }
}
