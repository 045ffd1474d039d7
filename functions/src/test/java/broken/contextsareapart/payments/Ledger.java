package broken.contextsareapart.payments;

/** What another context must not know. */
public class Ledger {}
