package org.mingzhang.tools;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.SchemaState;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.view.LedgerViews;
import org.mingzhang.domain.seal.log.LogVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings a ledger's schema to the version of this program. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = {"先核验账本，再以属主角色补做尚缺的库结构迁移。", "核验不通过则不迁移。其他命令都不改动已有账本的库结构。"})
final class MigrateCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        LedgerHome home = new LedgerHome(ledger.home());
        SchemaState before;
        LogVerification found;
        try (LedgerStore store = LedgerStore.asItIs(home, OpenLedger.external(ledger))) {
            output.aboutAsItIs(store);
            before = store.database().schemaState();
            if (before.isEmpty() || store.log().size() == 0) {
                KeptCheckpoints.requireNoWitness(home.checkpoints());
                throw new EnvironmentLack("这里没有可迁移的账本：先用 ledger init 建立");
            }
            before.requireNotNewer();
            found = LiveCheck.run(store, output);
        }
        if (!found.holds()) {
            throw new No("不予迁移，库结构未动。" + LiveCheck.verdict(found), LiveCheck.problems(found, 5));
        }
        try (LedgerStore store = LedgerStore.migrate(home, OpenLedger.external(ledger))) {
            LedgerViews.open(store);
            print(before, store.database().schemaState(), found);
        }
    }

    private void print(SchemaState before, SchemaState after, LogVerification found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", before.version());
        document.put("to", after.version());
        document.put("applied", before.pending());
        document.put("verification", LiveCheck.document(found));
        output.print(document, out -> {
            out.println(LiveCheck.verdict(found));
            out.println(
                    before.pending().isEmpty()
                            ? "库结构已是第 " + after.version() + " 版，无需迁移"
                            : "库结构已由第 " + before.version() + " 版迁移到第 " + after.version() + " 版，执行了第 "
                                    + String.join("、", before.pending()) + " 版的迁移");
        });
    }
}
