package org.mingzhang.tools.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What one window showed.
 *
 * @param cpuMicrosPerEvent processor time of this process, the database's not included
 * @param load the machine's load average at its end: what else was running
 */
record Measurement(
        String store,
        int threads,
        double eventsPerSecond,
        double p50Millis,
        double p99Millis,
        double cpuMicrosPerEvent,
        double load) {

    static Measurement of(String store, int threads, long nanos, long cpuNanos, long[] latencies) {
        long[] sorted = latencies.clone();
        Arrays.sort(sorted);
        return new Measurement(
                store,
                threads,
                tenth(sorted.length * 1e9 / nanos),
                at(sorted, 0.50),
                at(sorted, 0.99),
                tenth(cpuNanos / 1e3 / Math.max(1, sorted.length)),
                tenth(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        return tenth(sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6);
    }

    static double hundredth(double value) {
        return Math.round(value * 100) / 100.0;
    }

    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
