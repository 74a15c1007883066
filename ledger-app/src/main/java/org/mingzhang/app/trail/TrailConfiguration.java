package org.mingzhang.app.trail;

import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Entries, trails and search of the application. */
@Configuration(proxyBeanMethods = false)
class TrailConfiguration {
    @Bean
    Sight sight(LedgerViews views, LedgerStore store) {
        return new Sight(views, store.log());
    }

    @Bean
    EntryDesk entryDesk(LedgerStore store, LedgerViews views, Sight sight) {
        return new EntryDesk(store, views, sight);
    }

    @Bean
    Finder finder(LedgerViews views, LedgerStore store, Sight sight) {
        return new Finder(views, store.log(), sight);
    }
}
