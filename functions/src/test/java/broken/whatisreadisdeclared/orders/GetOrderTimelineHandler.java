package broken.whatisreadisdeclared.orders;

import dev.tense.contract.orders.GetOrderTimeline;
import dev.tense.messaging.Callers;
import dev.tense.messaging.QueryHandler;
import dev.tense.platform.Timeline;
import io.quarkus.funqy.Funq;
import java.util.List;

/** Breaks the rule: tells what became of an event in a context that it does not declare. */
@QueryHandler(path = "/orders/{orderId}/timeline", callers = Callers.CUSTOMER)
public class GetOrderTimelineHandler {
    private final Timeline timeline;

    GetOrderTimelineHandler(Timeline timeline) {
        this.timeline = timeline;
    }

    @Funq("get-order-timeline")
    public GetOrderTimeline.Result on(GetOrderTimeline query) {
        timeline.of(query.orderId().value());
        return new GetOrderTimeline.Result(query.orderId(), List.of());
    }
}
