package dev.tense.local;

import java.lang.management.ManagementFactory;

/** How much memory functions may use, and how many processes that makes. */
final class Memory {
    private static final int MEGABYTES_PER_PROCESS = 256;
    private static final int MOST_PROCESSES = 32;

    private Memory() {}

    /** Half of what is free now. */
    static int available() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? (int) (free(system) / 2 / 1024 / 1024)
                : 4 * MEGABYTES_PER_PROCESS;
    }

    /** Linux counts its file cache as used, so a quarter of all memory is taken for free in any case. */
    private static long free(com.sun.management.OperatingSystemMXBean system) {
        return Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 4);
    }

    static int processes(int megabytes) {
        return Math.clamp(megabytes / MEGABYTES_PER_PROCESS, 1, MOST_PROCESSES);
    }
}
