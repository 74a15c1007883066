package org.mingzhang.app.platform.eventstore;

/** How long to wait for a storage that is away. */
@FunctionalInterface
interface Patience {
    /**
     * Waits before the next attempt.
     *
     * @param attempt number of attempts that failed in a row, from 1
     * @return false to give up instead
     */
    boolean waitBefore(int attempt);
}
