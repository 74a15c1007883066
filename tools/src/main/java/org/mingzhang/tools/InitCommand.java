package org.mingzhang.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ceremony that begins a ledger. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Begins a ledger that is not a demo: its keys, its first administrator, its database roles.")
final class InitCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "The ledger's name in every checkpoint, like a domain: ledger.example.gov/pilot.")
    private String name = "";

    @Option(names = "--title", required = true, paramLabel = "TITLE", description = "What people call it.")
    private String title = "";

    @Option(names = "--admin", required = true, paramLabel = "ID", description = "The first administrator's id.")
    private String admin = "";

    @Option(names = "--admin-name", required = true, paramLabel = "NAME", description = "And name.")
    private String adminName = "";

    @Option(names = "--admin-org", required = true, paramLabel = "ID", description = "Their organisation's id.")
    private String adminOrg = "";

    @Option(names = "--admin-org-name", required = true, paramLabel = "NAME", description = "And its name.")
    private String adminOrgName = "";

    @Option(
            names = "--admin-public-key",
            required = true,
            paramLabel = "FILE.pem",
            description = "Their SM2 public key; make one by `ledger keys create`.")
    private Path adminPublicKey = Path.of("");

    @Option(names = "--zone", defaultValue = "Asia/Shanghai", description = "Where civil dates are decided.")
    private String zone = "Asia/Shanghai";

    @Override
    public void run() {
        VerifyingKey key = KeysCommand.readPublicKey(adminPublicKey);
        LedgerHome home = new LedgerHome(ledger.createHome());
        try (LedgerStore store = LedgerStore.create(home, OpenLedger.external(ledger))) {
            if (store.identity().isPresent()) {
                throw new No("a ledger has already begun in " + home.root());
            }
            Instant now = LedgerClock.real().now();
            LedgerKeys keys = LedgerKeys.obtain(home, name, now);
            try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
                Appended appended = Genesis.perform(
                        log,
                        keys,
                        name,
                        title,
                        zone,
                        Clock.REAL,
                        now,
                        new Genesis.Administrator(admin, adminName, adminOrg, adminOrgName, key));
                Checkpoints.keep(home, appended.checkpoint());
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("ledger", name);
                document.put("home", home.root().toString());
                document.put("entries", appended.lastPosition() + 1);
                document.put("administrator", admin);
                document.put("keys", keys.published());
                output.print(document, out -> {
                    out.println("账本「" + title + "」（" + name + "）已建立，创世账目 " + (appended.lastPosition() + 1) + " 条");
                    out.println("账本公钥（请抄录并另处保存）：");
                    keys.published()
                            .forEach(published -> out.println("  " + published.tree() + "  " + published.algorithm()
                                    + "  " + published.publicKey()));
                    out.println("首任系统管理员：" + adminName + "（" + admin + "）");
                    out.println("数据与密钥：" + home.root()
                            + (Files.isDirectory(home.checkpoints()) ? "；校验点：" + home.checkpoints() : ""));
                });
            }
        }
    }
}
