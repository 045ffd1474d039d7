package dev.tense.local.wire;

/** Somebody else listens on the port that was asked for. */
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTaken(int port, Throwable cause) {
        super("port " + port + " is taken by another program", cause);
    }
}
