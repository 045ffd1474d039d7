package broken.theplatformknowsnocontext.platform;

import broken.theplatformknowsnocontext.orders.Order;

/** Breaks the rule: the platform knows a context. */
class Knowing {
    Order order = new Order();
}
