package dev.tense.local.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Waits until nothing is left to do: every reaction is done, and no queue holds anything. */
final class Settling {
    private final Api api;
    private final Operator operator;
    private final Duration patience;
    private final Set<Errand> done = new HashSet<>();

    Settling(Api api, Operator operator, Duration patience) {
        this.api = api;
        this.operator = operator;
        this.patience = patience;
    }

    /** What was not settled in time. */
    List<Violation> await(List<Errand> errands) {
        List<Errand> open = new ArrayList<>(errands);
        boolean settled = Patience.until(patience, () -> {
            open.removeIf(errand -> done.contains(errand) || (isDone(errand) && done.add(errand)));
            return open.isEmpty() && operator.busy().isEmpty();
        });
        return settled ? List.of() : unsettled(open, operator.busy());
    }

    private List<Violation> unsettled(List<Errand> open, Map<String, Long> busy) {
        List<Violation> violations = new ArrayList<>();
        open.forEach(errand -> violations.add(
                Violation.lost("every order comes to an end, and everybody reacts", errand.subject(), leftOf(errand))));
        if (!busy.isEmpty()) {
            violations.add(Violation.lost("every queue gets empty", "", busy.toString()));
        }
        return violations;
    }

    private String leftOf(Errand errand) {
        return errand.isOrder()
                ? status(errand) + ", " + leftOf(Timeline.of(api, errand.subject()))
                : "its reactions are not done";
    }

    private static String leftOf(Timeline timeline) {
        return timeline.begins() ? "open: " + timeline.open() : timeline.toString();
    }

    private boolean isDone(Errand errand) {
        return errand.isOrder() ? isOrderDone(errand) : isUserDone(errand);
    }

    private boolean isOrderDone(Errand errand) {
        return (status(errand).equals("PLACED") || status(errand).equals("CANCELLED"))
                && Timeline.of(api, errand.subject()).isDone();
    }

    private String status(Errand errand) {
        return api.get("/orders/" + errand.subject()).text("status");
    }

    private boolean isUserDone(Errand errand) {
        return api.get("/contacts/" + errand.subject()).status() == 200
                && api.get("/customers/" + errand.subject())
                        .json()
                        .path("member")
                        .asBoolean()
                && !api.get("/customers/" + errand.subject())
                        .json()
                        .path("mails")
                        .isEmpty();
    }
}
