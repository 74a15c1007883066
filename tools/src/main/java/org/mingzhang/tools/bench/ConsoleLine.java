package org.mingzhang.tools.bench;

import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.tools.bench.ConsoleLoad.Visited;

/**
 * How quickly pages came.
 *
 * @param users who were signed in at once
 * @param faults pages with a status of 500 and more
 * @param load the machine's load average at the end
 * @param parts all pages, signing in, and each part of the console, the slowest first
 */
record ConsoleLine(int users, int seconds, double pagesPerSecond, int faults, double load, List<Part> parts) {
    ConsoleLine {
        parts = List.copyOf(parts);
    }

    /**
     * Pages of one kind.
     *
     * @param slowest the path of the slowest
     */
    record Part(String area, int pages, double p50Millis, double p95Millis, double slowestMillis, String slowest) {
        static Part of(String area, List<Visited> visited) {
            List<Visited> sorted = visited.stream()
                    .sorted(Comparator.comparingLong(Visited::micros))
                    .toList();
            return new Part(
                    area,
                    sorted.size(),
                    at(sorted, 0.50),
                    at(sorted, 0.95),
                    at(sorted, 1),
                    sorted.isEmpty() ? "" : sorted.getLast().path());
        }

        private static double at(List<Visited> sorted, double share) {
            int index = Math.min(sorted.size() - 1, (int) (sorted.size() * share));
            return index < 0 ? 0 : Measurement.tenth(sorted.get(index).micros() / 1e3);
        }
    }

    static ConsoleLine of(int users, int seconds, ConsoleLoad load) {
        List<Visited> visited = load.visited();
        Stream<Part> areas = visited.stream().collect(Collectors.groupingBy(Visited::area)).entrySet().stream()
                .map(area -> Part.of(area.getKey(), area.getValue()))
                .sorted(Comparator.comparingDouble(Part::p95Millis).reversed());
        return new ConsoleLine(
                users,
                seconds,
                Measurement.tenth(visited.size() / (double) seconds),
                (int) visited.stream().filter(Visited::isFault).count(),
                Measurement.tenth(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()),
                Stream.concat(Stream.of(Part.of("全部页面", visited), Part.of("登录", load.signIns())), areas)
                        .toList());
    }
}
