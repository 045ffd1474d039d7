package dev.tense.local.prove;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Customers who come at the same time. */
final class Crowd implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> customers = new ArrayList<>();

    void comes(Runnable customer) {
        customers.add(threads.submit(customer));
    }

    /** Waits until all have gone; nobody may go for any other reason than that there is nothing left to want. */
    List<Violation> gone() {
        List<Violation> violations = new ArrayList<>();
        for (Future<?> customer : customers) {
            try {
                customer.get();
            } catch (ExecutionException early) {
                violations.add(Violation.lost("every customer is served", "", String.valueOf(early.getCause())));
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw new GaveUp("interrupted");
            }
        }
        return violations;
    }

    @Override
    public void close() {
        threads.close();
    }
}
