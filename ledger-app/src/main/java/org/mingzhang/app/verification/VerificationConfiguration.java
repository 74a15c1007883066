package org.mingzhang.app.verification;

import java.time.InstantSource;
import org.mingzhang.app.console.Damage;
import org.mingzhang.app.console.LedgerHealth;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The verification desk of the application. */
@Configuration(proxyBeanMethods = false)
class VerificationConfiguration {
    @Bean(destroyMethod = "close")
    VerificationDesk verificationDesk(
            LedgerStore store, LedgerIdentity identity, LedgerClock clock, LedgerViews views, SeenDamage seen) {
        InstantSource now = clock::now;
        return new VerificationDesk(
                new LedgerChecks(store, identity, now, views),
                now,
                new LastVerification(store.home().lastVerification()),
                seen::settled);
    }

    /** What pages met. */
    @Bean
    SeenDamage seenDamage(LedgerStore store) {
        return new SeenDamage(store.home());
    }

    /** Looks at entries before pages tell them. */
    @Bean
    Damage damage(LedgerStore store, LedgerClock clock, SeenDamage seen) {
        return new LookedAtDamage(store, seen, clock::now);
    }

    /** What rebuilds found. */
    @Bean
    DifferingViews differingViews(LedgerStore store) {
        return new DifferingViews(store.home());
    }

    /** The light on the workbench shows what the desk remembers. */
    @Bean
    LedgerHealth ledgerHealth(VerificationDesk desk, DifferingViews rebuilt, SeenDamage seen) {
        return new RememberedHealth(desk, rebuilt, seen);
    }
}
