package dev.tense.check.lint;

/** A rule that a resource breaks. */
public record Finding(String rule, String resource, String what) {
    @Override
    public String toString() {
        return resource + " " + what + " [" + rule + "]";
    }
}
