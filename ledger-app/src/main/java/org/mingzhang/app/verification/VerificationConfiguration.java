package org.mingzhang.app.verification;

import java.time.InstantSource;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The verification desk of the application. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {
    @Bean(destroyMethod = "close")
    VerificationDesk verificationDesk(LedgerStore store, LedgerIdentity identity, LedgerClock clock) {
        InstantSource now = clock::now;
        return new VerificationDesk(
                new LedgerChecks(store, identity, now),
                now,
                new LastVerification(store.home().lastVerification()));
    }
}
