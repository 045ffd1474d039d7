package dev.tense.messaging;

/** The input breaks a rule of its contract: says which field and which rule, and never repeats the value. */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String rule;

    /**
     * @param field the path of the field as the sender wrote it: {@code items[0].quantity}
     * @param rule  what must hold, starting with a verb: {@code must be between 1 and 1000}
     */
    public InvalidInput(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }
}
