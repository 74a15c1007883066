package org.mingzhang.tools;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Keeps from the terminal what libraries say of lost connections, in English and many times over, and the details of a
 * failure. The log of the home has both, and the command that fails says what the person can do.
 */
public final class ForEngineers extends Filter<ILoggingEvent> {
    private static final List<String> LOGGERS =
            List.of("com.zaxxer.hikari.", "org.postgresql.", Failure.class.getName());

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return LOGGERS.stream().anyMatch(event.getLoggerName()::startsWith) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
