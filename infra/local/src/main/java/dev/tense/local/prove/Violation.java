package dev.tense.local.prove;

/**
 * Something that must hold and does not.
 *
 * @param subject the order or user it is about, or empty
 */
record Violation(Kind kind, String invariant, String subject, String detail) {
    /** Whether something is missing, or is there too often. */
    enum Kind {
        LOST,
        DOUBLED
    }

    static Violation lost(String invariant, String subject, String detail) {
        return new Violation(Kind.LOST, invariant, subject, detail);
    }

    static Violation doubled(String invariant, String subject, String detail) {
        return new Violation(Kind.DOUBLED, invariant, subject, detail);
    }

    @Override
    public String toString() {
        String about = subject.isEmpty() ? "" : " (" + subject + ")";
        return "BROKEN: " + invariant + about + ": " + detail;
    }
}
