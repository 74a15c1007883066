package org.mingzhang.app.imports;

import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PersonalFields;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.StoredDataKeys;
import org.mingzhang.app.platform.ledger.StoredPacks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Imports over an opened ledger. */
@Configuration(proxyBeanMethods = false)
public class ImportConfiguration {
    @Bean
    Imports imports(
            LedgerStore store,
            StoredPacks packs,
            LedgerClock clock,
            LedgerIdentity identity,
            StoredDataKeys dataKeys,
            SealedLog log,
            PersonalFields personalFields) {
        return new Imports(store, packs, clock, identity.name(), identity.zone(), dataKeys, log, personalFields);
    }

    @Bean
    KeptWorkbooks keptWorkbooks(LedgerStore store) {
        return new KeptWorkbooks(store);
    }

    @Bean
    CommandDesk.Clearance importsAside(Imports imports) {
        return new ImportsAside(imports);
    }
}
