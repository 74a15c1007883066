package org.mingzhang.app.platform.ledger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of the application, by its properties. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    LedgerStore ledgerStore(
            @Value("${ledger.home}") Path home,
            @Value("${ledger.db-url:#{null}}") @Nullable String url,
            @Value("${ledger.db-user:#{null}}") @Nullable String user,
            @Value("${ledger.db-password:#{null}}") @Nullable String password) {
        JdbcTarget external =
                url == null ? null : new JdbcTarget(url, user == null ? "" : user, password == null ? "" : password);
        return LedgerStore.open(new LedgerHome(home), external);
    }
}
