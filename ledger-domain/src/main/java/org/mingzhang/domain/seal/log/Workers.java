package org.mingzhang.domain.seal.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Checks signatures on the executor's threads, many at a time and never more waiting than fit in memory. */
final class Workers {
    private static final int CHECKS_A_TASK = 64;

    private final ExecutorService executor;
    private final int mostTasks;
    private final Findings findings;
    private final LogStep step;
    private final Deque<Future<?>> running = new ArrayDeque<>();
    private List<Runnable> gathered = new ArrayList<>();

    Workers(ExecutorService executor, int mostTasks, LogStep step, Findings findings) {
        this.executor = executor;
        this.mostTasks = mostTasks;
        this.step = step;
        this.findings = findings;
    }

    void add(Runnable check) {
        gathered.add(check);
        if (gathered.size() == CHECKS_A_TASK) {
            submit();
        }
    }

    private void submit() {
        List<Runnable> checks = gathered;
        gathered = new ArrayList<>();
        running.add(executor.submit(() -> {
            long time = findings.now();
            checks.forEach(Runnable::run);
            findings.count(step, checks.size(), time);
        }));
        if (running.size() > mostTasks) {
            result(running.removeFirst());
        }
    }

    void finish() {
        submit();
        running.forEach(Workers::result);
        running.clear();
    }

    /** The result of a task. Tasks catch what hostile data can cause; what escapes is a fault. */
    static <T> T result(Future<T> task) {
        try {
            return task.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("verification failed to run", fault.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("verification was interrupted", interrupted);
        }
    }
}
