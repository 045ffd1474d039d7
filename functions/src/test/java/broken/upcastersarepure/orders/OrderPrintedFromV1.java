package broken.upcastersarepure.orders;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Upcaster;
import dev.tense.messaging.Upcasts;
import java.time.Instant;

/** Breaks the rule: what it reads depends on when it reads. */
@Upcasts(from = "orders.order-printed.v1")
public final class OrderPrintedFromV1 implements Upcaster {
    @Override
    public ObjectNode upcast(ObjectNode json) {
        return json.put("readAt", Instant.now().toString());
    }
}
