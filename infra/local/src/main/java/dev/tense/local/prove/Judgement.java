package dev.tense.local.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says whether all is right, of errands that are done: after every command was sent once more and nothing came of that. */
final class Judgement {
    private final Api api;
    private final Operator operator;
    private final Duration patience;
    private final Audit audit;
    private int repeated;

    Judgement(Api api, Operator operator, Duration patience) {
        this.api = api;
        this.operator = operator;
        this.patience = patience;
        this.audit = new Audit(api, operator);
    }

    /**
     * What is broken: of the errands that were not judged before, and in the sums over all.
     *
     * @param errands all there were so far, in the same order as before
     * @param begun   the stock that each product began with
     */
    List<Violation> ofNew(List<Errand> errands, Map<String, Long> begun) {
        List<Errand> fresh = errands.subList(repeated, errands.size());
        repeated = errands.size();
        List<Violation> violations = new ArrayList<>(new Repeats(api).of(fresh));
        violations.addAll(ofSettled(fresh, begun));
        return violations;
    }

    /** What is broken in errands that were all judged before: something may have happened to them since. */
    List<Violation> again(List<Errand> errands, Map<String, Long> begun) {
        return ofSettled(errands, begun);
    }

    private List<Violation> ofSettled(List<Errand> errands, Map<String, Long> begun) {
        List<Violation> unsettled = new Settling(api, operator, patience).await(errands);
        return unsettled.isEmpty() ? audit.of(errands, begun) : unsettled;
    }
}
