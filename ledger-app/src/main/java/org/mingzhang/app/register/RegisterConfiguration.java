package org.mingzhang.app.register;

import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.register.RegisterQueries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

/** What registers need of the ledger. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterConfiguration.class);

    @Bean
    RegisterQueries registerQueries(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        return views.registers(() -> clock.now().atZone(identity.zone()).toLocalDate());
    }

    /** Where nothing else keeps it, the program's own log does. */
    @Bean
    @Fallback
    ReadsLog readsInProgramLog() {
        return taken -> LOG.info(
                "taken away by {}: {} rows, SM3 {}, {}", taken.actor(), taken.rows(), taken.sm3(), taken.what());
    }
}
