package org.mingzhang.app.register;

import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.view.register.RegisterQueries;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What registers need of the ledger. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {
    @Bean
    RegisterQueries registerQueries(LedgerViews views, LedgerClock clock, LedgerIdentity identity) {
        return views.registers(() -> clock.now().atZone(identity.zone()).toLocalDate());
    }
}
