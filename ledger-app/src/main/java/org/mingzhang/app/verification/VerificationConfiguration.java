package org.mingzhang.app.verification;

import java.time.InstantSource;
import org.mingzhang.app.console.LedgerHealth;
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

    /** The light on the workbench shows what the desk remembers. */
    @Bean
    LedgerHealth ledgerHealth(VerificationDesk desk) {
        return () -> desk.last()
                // One that was broken off says nothing of the log.
                .filter(kept -> kept.outcome() != VerificationReport.Outcome.UNFINISHED)
                .map(kept -> new LedgerHealth.Verified(
                        kept.at(), kept.outcome() == VerificationReport.Outcome.HOLDS, kept.verdict()));
    }
}
