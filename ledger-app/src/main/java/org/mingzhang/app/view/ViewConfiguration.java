package org.mingzhang.app.view;

import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.view.projection.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read models of the application. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {
    @Bean
    LedgerViews ledgerViews(LedgerStore store) {
        return LedgerViews.open(store);
    }

    @Bean
    ViewKeeper viewKeeper(LedgerViews views, SealedLog log) {
        ViewKeeper keeper = new ViewKeeper(() -> views.catchUp(Progress.SILENT));
        log.onCommit(checkpoint -> keeper.committed());
        return keeper;
    }
}
