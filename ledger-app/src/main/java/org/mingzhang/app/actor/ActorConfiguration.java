package org.mingzhang.app.actor;

import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys in the home, once for all that open them: guesses are counted together, wherever they are made. */
@Configuration(proxyBeanMethods = false)
class ActorConfiguration {
    @Bean
    AwaitedKeys awaitedKeys(LedgerStore store) {
        ActorDirectory directory = new ActorDirectory(store.log());
        return new AwaitedKeys(store.home().actorKeys(), (actor, keyId) -> directory.find(actor).stream()
                .flatMap(person -> person.keys().stream())
                .anyMatch(key -> key.signs() && key.keyId().equals(keyId)));
    }

    @Bean
    DepositedKeys depositedKeys(LedgerStore store, AwaitedKeys awaited) {
        return new DepositedKeys(store.home().actorKeys(), System::nanoTime, awaited);
    }
}
