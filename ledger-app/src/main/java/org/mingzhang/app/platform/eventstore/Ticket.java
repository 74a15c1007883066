package org.mingzhang.app.platform.eventstore;

import java.util.concurrent.CompletableFuture;

/** An append that waits for its answer. */
record Ticket(Append append, CompletableFuture<Appended> answer) {
    Ticket(Append append) {
        this(append, new CompletableFuture<>());
    }

    void refuse(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }
}
