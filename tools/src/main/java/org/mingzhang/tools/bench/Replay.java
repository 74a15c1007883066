package org.mingzhang.tools.bench;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Reads a filled store from the first event to the last. */
final class Replay {
    private static final int WRITERS = 64;
    private static final long WINDOW_MILLIS = 1_000;
    private final Store store;

    Replay(Store store, int events, Consumer<String> notes) throws InterruptedException {
        this.store = store;
        fill(store, WRITERS, events, notes);
    }

    /** Appends until there are so many. */
    static void fill(Store store, int writers, int events, Consumer<String> notes) throws InterruptedException {
        notes.accept("正在写入 " + store.name() + " 库");
        AppendLoad load = new AppendLoad(store);
        for (double filled = 0; filled < events; ) {
            filled += load.run(writers, WINDOW_MILLIS).eventsPerSecond() * WINDOW_MILLIS / 1_000;
        }
    }

    /** Events a second, payloads parsed. */
    double run() {
        long begin = System.nanoTime();
        long count;
        try (Stream<? extends TrackedEventMessage<?>> events = store.readAll()) {
            // Filtered, so that the stream cannot know its size and skip the parsing.
            count = events.filter(event -> event.getPayload() != null).count();
        }
        return count * 1e9 / (System.nanoTime() - begin);
    }
}
