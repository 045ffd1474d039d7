package dev.tense.messaging;

import java.util.regex.Pattern;

/** Who asks, as authenticated by the front door. The principal is part of every command's key, so nobody can meet another's answer. */
public record Caller(String principal) {
    /** Whoever may invoke the function itself. AWS has checked the right to, and does not tell whose it was. */
    public static final Caller INVOKER = new Caller("lambda:invoke");

    /** The system itself: commands sent by handlers and reactions. No authenticated caller can have this name. */
    public static final Caller SYSTEM = new Caller("system:tense");

    private static final String CUSTOMER = "customer:";
    private static final Pattern SESSION =
            Pattern.compile("(arn:[^:]+:sts::\\d+:assumed-role/(?!AWSReservedSSO_)[^/]+)/.+");

    /** A customer, by the subject of the token. */
    public static Caller customer(String id) {
        return new Caller(CUSTOMER + id);
    }

    /**
     * An AWS identity. Of an assumed role the session is left out: whoever repeats a command may have a new one. In a role of IAM
     * Identity Center the session is the person, and stays.
     */
    public static Caller identity(String arn) {
        return new Caller("iam:" + SESSION.matcher(arn).replaceFirst("$1"));
    }

    public boolean isCustomer() {
        return principal.startsWith(CUSTOMER);
    }

    /**
     * Refuses to act for anybody but the caller.
     *
     * @param field where the command names the customer
     * @throws Forbidden if the caller is another customer
     */
    public void mustActFor(String field, String customer) {
        if (!mayActFor(customer)) {
            throw new Forbidden(field, "must be your own");
        }
    }

    /** Whether what belongs to this customer may be shown to the caller and changed by it. */
    public boolean mayActFor(String customer) {
        return !isCustomer() || principal.equals(CUSTOMER + customer);
    }
}
