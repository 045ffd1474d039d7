package broken.handlersdonotcallhandlers.orders;

import dev.tense.contract.orders.CancelOrder;

/** Breaks the rule: calls a handler instead of sending its command. */
class Calling {
    CancelOrder.Answer cancel(CancelOrder command) {
        return new CancelOrderHandler().handle(command);
    }
}
