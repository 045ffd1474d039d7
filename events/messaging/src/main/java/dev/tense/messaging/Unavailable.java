package dev.tense.messaging;

/** Something this function needs does not answer. What was asked of it may or may not have happened; asking again is safe. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String dependency;

    public Unavailable(String dependency, Throwable cause) {
        super(dependency + " is not available", cause);
        this.dependency = dependency;
    }

    public Unavailable(String dependency) {
        super(dependency + " is not available");
        this.dependency = dependency;
    }

    public String dependency() {
        return dependency;
    }
}
