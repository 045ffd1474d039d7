package dev.tense.local.prove;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether an order ended as its flow must, and as its senders were told. */
final class EndAudit {
    private final Errand errand;
    private final List<Violation> violations;

    EndAudit(Errand errand, List<Violation> violations) {
        this.errand = errand;
        this.violations = violations;
    }

    void check(End end, Timeline timeline) {
        if (!timeline.begins()) {
            lost("every order has its timeline", timeline.toString());
        }
        if (end.equals(End.EXPIRED)) {
            checkExpiry(timeline);
        } else if (!errand.flow.ends().contains(end)) {
            lost(
                    "every order ends as its flow must",
                    errand.flow + " ends as " + errand.flow.ends() + ", found " + end);
        }
        for (Errand.Told told : errand.told()) {
            if (!agree(told.reply(), end, timeline.wasPlaced())) {
                lost(
                        "every order is as its sender was told",
                        told.command() + " said " + told.reply() + ", found " + end);
            }
        }
    }

    /** While there are faults all the time a checkout may take too long; then, and never before, it is given up. */
    private void checkExpiry(Timeline timeline) {
        Optional<Duration> age = timeline.ageWhenCancelled();
        if (timeline.wasPlaced() || age.isEmpty() || age.get().compareTo(SystemProcess.CHECKOUT_DEADLINE) < 0) {
            lost(
                    "an order expires at its deadline, and only if it was not placed",
                    "its age: " + age.map(Duration::toString).orElse("unknown") + ", " + timeline);
        }
    }

    private static boolean agree(Reply said, End end, boolean wasPlaced) {
        return switch (said.text("result")) {
            case "order-created" -> true;
            case "order-placed" -> wasPlaced;
            case "checkout-failed" -> end.equals(End.cancelled(reason(said)));
            case "order-cancelled" -> end.equals(End.REQUESTED);
            case "already-cancelled" -> end.isCancelled();
            case "already-shipped" -> end.stands();
            default -> false;
        };
    }

    /** Of a cancellation the sender of the order hears only that there was one. */
    private static String reason(Reply failed) {
        String reason = failed.text("reason");
        return reason.equals("CANCELLED") ? End.REQUESTED.reason() : reason;
    }

    private void lost(String invariant, String detail) {
        violations.add(Violation.lost(invariant, errand.subject(), detail));
    }
}
