package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class ForEngineersTest {
    @Test
    void whatLibrariesAndFrameworksSayStaysOffTheTerminal() {
        assertThat(reply("com.zaxxer.hikari.pool.PoolBase")).isEqualTo(FilterReply.DENY);
        assertThat(reply("org.postgresql.jdbc.PgConnection")).isEqualTo(FilterReply.DENY);
        assertThat(reply("org.springframework.context.annotation.AnnotationConfigApplicationContext"))
                .isEqualTo(FilterReply.DENY);
        assertThat(reply("org.apache.catalina.core.StandardService")).isEqualTo(FilterReply.DENY);
        assertThat(reply(Failure.class.getName())).isEqualTo(FilterReply.DENY);
        assertThat(reply("org.mingzhang.app.platform.eventstore.Sequencer")).isEqualTo(FilterReply.NEUTRAL);
    }

    private static FilterReply reply(String logger) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        return new ForEngineers().decide(event);
    }
}
