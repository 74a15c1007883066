package org.mingzhang.tools;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The log of a ledger's home, at INFO; stderr shows WARN and above (logback.xml). It is opened once the home is known,
 * and holds no personal data: messages name positions and ids.
 */
final class LogFile {
    private static final String NAME = "mingzhang";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{40} - %msg%n%ex";

    private static @Nullable Path current;

    private LogFile() {}

    static synchronized @Nullable Path current() {
        return current;
    }

    /** Opens {@code ledger.log} in the folder; a second call for the same folder changes nothing. */
    static synchronized void open(Path folder) {
        Path file = folder.resolve("ledger.log");
        if (file.equals(current) || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        close();
        root.addAppender(appender(context, folder, file));
        root.setLevel(Level.INFO);
        current = file;
    }

    static synchronized void close() {
        if (current != null && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Appender<ILoggingEvent> appender =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME);
            context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(NAME);
            // A framework in the same process may have taken it away.
            if (appender != null) {
                appender.stop();
            }
            current = null;
        }
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder, Path file) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();

        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(folder + "/ledger.%d{yyyy-MM-dd}.%i.log.gz");
        rolling.setMaxFileSize(FileSize.valueOf("50MB"));
        rolling.setTotalSizeCap(FileSize.valueOf("1GB"));
        rolling.setMaxHistory(180);
        rolling.start();

        appender.setContext(context);
        appender.setName(NAME);
        appender.setFile(file.toString());
        appender.setRollingPolicy(rolling);
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
