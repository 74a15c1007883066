package org.mingzhang.app;

import org.mingzhang.app.imports.ImportConfiguration;
import org.mingzhang.app.imports.Imports;
import org.mingzhang.app.platform.command.CommandDesk;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.framework.FrameworkConfiguration;
import org.mingzhang.app.platform.ledger.BackupEntries;
import org.mingzhang.app.platform.ledger.CodeEntries;
import org.mingzhang.app.platform.ledger.LedgerConfiguration;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * A process that writes to a ledger without being a server: the same parts as the application's, without the web. Several
 * nodes may write to one ledger at once.
 */
public final class LedgerNode implements AutoCloseable {
    private final AnnotationConfigApplicationContext context;

    private LedgerNode(AnnotationConfigApplicationContext context) {
        this.context = context;
    }

    /**
     * A node over an opened store, which stays open when the node is closed.
     *
     * @throws IllegalStateException when the ledger was never initialised, or the home has other keys than its first entry
     *     states
     */
    public static LedgerNode open(LedgerStore store) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getBeanFactory().registerSingleton("ledgerStore", store);
        context.register(LedgerConfiguration.class, FrameworkConfiguration.class, ImportConfiguration.class);
        context.refresh();
        return new LedgerNode(context);
    }

    /** Where commands are handed in. */
    public CommandDesk desk() {
        return context.getBean(CommandDesk.class);
    }

    public LedgerKeys keys() {
        return context.getBean(LedgerKeys.class);
    }

    public LedgerClock clock() {
        return context.getBean(LedgerClock.class);
    }

    /** The sealed log; for appends that are no commands. */
    public SealedLog log() {
        return context.getBean(SealedLog.class);
    }

    /** Where it is recorded that a backup was made or tried. */
    public BackupEntries backups() {
        return context.getBean(BackupEntries.class);
    }

    /** Where it is recorded that a one-time code was made. */
    public CodeEntries codes() {
        return context.getBean(CodeEntries.class);
    }

    /** Imports into this ledger. */
    public Imports imports() {
        return context.getBean(Imports.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
