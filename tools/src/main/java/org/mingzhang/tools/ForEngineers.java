package org.mingzhang.tools;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Keeps from the terminal what libraries say of lost connections, in English and many times over. The log of the home has
 * it, and the command that fails says what the person can do.
 */
public final class ForEngineers extends Filter<ILoggingEvent> {
    private static final List<String> LIBRARIES = List.of("com.zaxxer.hikari.", "org.postgresql.");

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LIBRARIES.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
