package org.mingzhang.app.platform.ledger;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.modelling.command.Repository;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.CommandShell;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.command.PersonalFields;
import org.mingzhang.app.platform.command.StreamAggregate;
import org.mingzhang.app.platform.eventstore.AppendTrial;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.domain.event.Claim;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One initialised ledger as beans, over an opened store: its keys, clock, log and command path. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {
    @Bean
    LedgerIdentity ledgerIdentity(LedgerStore store) {
        return store.requireIdentity();
    }

    @Bean
    LedgerKeys ledgerKeys(LedgerStore store, LedgerIdentity identity) {
        LedgerKeys.requireIn(store.home());
        LedgerKeys keys = LedgerKeys.obtain(store.home(), identity.name(), identity.startedAt());
        if (!keys.published().equals(identity.keys())) {
            throw new IllegalStateException(
                    "密钥目录中的账本密钥与创世账目所载不符：" + store.home().keys());
        }
        return keys;
    }

    @Bean
    LedgerClock ledgerClock(LedgerStore store, LedgerIdentity identity) {
        return LedgerTime.of(store, identity);
    }

    @Bean(destroyMethod = "close")
    SealedLog sealedLog(LedgerStore store, LedgerKeys keys, CheckpointFolder checkpoints) {
        KeptCheckpoints.requireContinued(store.home().checkpoints(), store.log());
        SealedLog log = new SealedLog(store.database().writer(), keys.signers());
        log.onCommit(checkpoints);
        return log;
    }

    /** Checkpoints outside the database, without which a rewound database would pass. */
    @Bean(destroyMethod = "close")
    CheckpointFolder checkpointFolder(LedgerStore store) {
        return new CheckpointFolder(store.home().checkpoints());
    }

    @Bean
    StoredPacks storedPacks(LedgerStore store) {
        return new StoredPacks(store.blobs());
    }

    @Bean
    RecordedCommands recordedCommands(LedgerStore store) {
        return new RecordedCommands(store.log());
    }

    @Bean
    StoredDataKeys storedDataKeys(LedgerStore store, LedgerClock clock, LedgerIdentity identity) {
        StoredDataKeys.requireSecret(store);
        return new StoredDataKeys(store.writer(), store.home(), clock, identity.name());
    }

    @Bean
    PersonalFields personalFields(StoredDataKeys keys, LedgerIdentity identity) {
        return new PersonalFields(identity.name(), keys);
    }

    @Bean
    CommandShell commandShell(
            Repository<StreamAggregate> repository,
            StoredPacks packs,
            PersonalFields personalFields,
            LedgerStore store,
            LedgerIdentity identity) {
        return new CommandShell(
                repository,
                packs,
                personalFields,
                new Beacons(store.log())::after,
                payment -> store.log().streamOfClaim(Claim.Kind.PAYMENT, Claim.paymentKey(payment)),
                programme -> store.log().openedWith(programme),
                store.log(),
                new AppendTrial(store.reader()),
                identity.name());
    }

    @Bean
    CommandDesk.DayBreak dailyRoots(LedgerStore store, SealedLog log, LedgerKeys keys, LedgerIdentity identity) {
        return new DailyRoots(store.log(), log, keys, identity);
    }

    @Bean
    AccessEntries accessEntries(
            LedgerStore store,
            SealedLog log,
            LedgerKeys keys,
            LedgerIdentity identity,
            CommandDesk.DayBreak dayBreak,
            LedgerClock clock) {
        return new AccessEntries(store.log(), new OwnEntries(log, keys, identity.name()), dayBreak, clock);
    }

    @Bean
    CodeEntries codeEntries(
            SealedLog log, LedgerKeys keys, LedgerIdentity identity, CommandDesk.DayBreak dayBreak, LedgerClock clock) {
        return new CodeEntries(new OwnEntries(log, keys, identity.name()), dayBreak, clock);
    }

    @Bean
    BackupEntries backupEntries(
            LedgerStore store,
            SealedLog log,
            LedgerKeys keys,
            LedgerIdentity identity,
            CommandDesk.DayBreak dayBreak,
            LedgerClock clock) {
        return new BackupEntries(store.log(), new OwnEntries(log, keys, identity.name()), dayBreak, clock);
    }

    @Bean
    CommandDesk commandDesk(
            CommandBus commandBus,
            RecordedCommands recorded,
            LedgerStore store,
            SealedLog log,
            LedgerClock clock,
            LedgerIdentity identity,
            LedgerKeys keys,
            CommandDesk.DayBreak dayBreak,
            ObjectProvider<CommandDesk.Clearance> clearance) {
        return new CommandDesk(
                commandBus,
                recorded,
                recorded,
                dayBreak,
                clock,
                identity.name(),
                identity.zone(),
                Genesis.self(identity.name(), keys),
                clearance.getIfAvailable(() -> command -> CommandDesk.Clearance.NOTHING));
    }
}
