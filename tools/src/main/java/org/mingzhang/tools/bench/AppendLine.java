package org.mingzhang.tools.bench;

/**
 * Both stores at one number of threads.
 *
 * @param ratio events a second, ours over the framework's own
 * @param p99Ratio the slowest hundredth, ours over the framework's own
 */
record AppendLine(int threads, double ratio, double p99Ratio, Measurement sealed, Measurement stock) {
    static AppendLine of(Measurement sealed, Measurement stock) {
        return new AppendLine(
                sealed.threads(),
                Measurement.hundredth(sealed.eventsPerSecond() / stock.eventsPerSecond()),
                Measurement.hundredth(sealed.p99Millis() / stock.p99Millis()),
                sealed,
                stock);
    }
}
