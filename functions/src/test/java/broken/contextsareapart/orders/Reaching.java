package broken.contextsareapart.orders;

import broken.contextsareapart.payments.Ledger;

/** Breaks the rule: reaches into another context. */
class Reaching {
    Ledger ledger = new Ledger();
}
