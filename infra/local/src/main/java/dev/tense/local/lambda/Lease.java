package dev.tense.local.lambda;

/** The right to use one process until it is closed. */
public final class Lease implements AutoCloseable {
    private final Sandbox sandbox;
    private final SandboxPool pool;

    Lease(Sandbox sandbox, SandboxPool pool) {
        this.sandbox = sandbox;
        this.pool = pool;
    }

    public Outcome run(Invocation invocation) throws InterruptedException {
        return sandbox.run(invocation);
    }

    @Override
    public void close() {
        pool.release(sandbox);
    }
}
