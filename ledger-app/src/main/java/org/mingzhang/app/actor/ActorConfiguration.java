package org.mingzhang.app.actor;

import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys in the home, once for all that open them: guesses are counted together, wherever they are made. */
@Configuration(proxyBeanMethods = false)
class ActorConfiguration {
    @Bean
    DepositedKeys depositedKeys(LedgerStore store) {
        return new DepositedKeys(store.home().actorKeys(), System::nanoTime);
    }
}
