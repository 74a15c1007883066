package org.mingzhang.tools;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Keeps from the terminal what libraries and frameworks say, in English and many times over, of lost connections and of a
 * ledger that refuses to start, and the details of a failure. The log of the home has all of it, and the command that
 * fails says what the person can do.
 */
public final class ForEngineers extends Filter<ILoggingEvent> {
    private static final List<String> LOGGERS = List.of(
            "com.zaxxer.hikari.",
            "org.postgresql.",
            "org.springframework.",
            "org.apache.",
            "org.axonframework.",
            Failure.class.getName());

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LOGGERS.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
