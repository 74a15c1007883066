package org.mingzhang.app.access;

import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.ledger.AccessEntries;
import org.mingzhang.app.platform.ledger.CodeEntries;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The accounts of the application. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    @Bean
    Accounts accounts(LedgerStore store) {
        return Accounts.open(store);
    }

    @Bean
    SignIns signIns(LedgerStore store, Accounts accounts, LedgerClock clock) {
        return SignIns.of(store, clock);
    }

    @Bean
    OneTimeCodes oneTimeCodes(
            LedgerStore store,
            CodeEntries entries,
            Accounts accounts,
            SignIns signIns,
            LedgerClock clock,
            LedgerIdentity identity) {
        return new OneTimeCodes(store, entries, accounts, signIns, clock, identity.zone());
    }

    @Bean
    SavedDrafts savedDrafts(LedgerStore store, Accounts accounts) {
        return SavedDrafts.of(store);
    }

    @Bean
    ReadsLog reads(AccessEntries entries) {
        return new SealedReads(entries);
    }

    @Bean
    RecordedReads recordedReads(LedgerStore store) {
        return new RecordedReads(store);
    }

    @Bean
    Tokens tokens(LedgerStore store, Accounts accounts, LedgerClock clock) {
        return Tokens.of(store, clock);
    }
}
