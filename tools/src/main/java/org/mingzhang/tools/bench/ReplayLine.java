package org.mingzhang.tools.bench;

/**
 * Both stores read from the first event to the last, once.
 *
 * @param ratio ours over the framework's own
 */
record ReplayLine(long sealedEventsPerSecond, long stockEventsPerSecond, double ratio) {
    static ReplayLine of(double sealedRate, double stockRate) {
        return new ReplayLine(
                Math.round(sealedRate), Math.round(stockRate), Measurement.hundredth(sealedRate / stockRate));
    }
}
