package org.mingzhang.app.platform.eventstore;

/** On which thread those are told whose batch is stored. */
interface Teller {
    /**
     * Has them told, now or soon.
     *
     * @param howMany wait
     * @param answers tells all of them
     */
    void tell(int howMany, Runnable answers);
}
