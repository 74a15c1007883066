package org.mingzhang.tools;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.app.platform.command.LedgerClock;
import org.mingzhang.app.platform.eventstore.Appended;
import org.mingzhang.app.platform.eventstore.CheckpointFolder;
import org.mingzhang.app.platform.eventstore.KeptCheckpoints;
import org.mingzhang.app.platform.eventstore.SealedLog;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.ledger.LogEvent.Clock;
import org.mingzhang.domain.seal.crypto.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The ceremony that begins a ledger. */
@Command(name = "init", mixinStandardHelpOptions = true, description = "建立一个正式账本：账本密钥、首任三员（系统管理员、安全保密管理员、安全审计员）、数据库角色。")
final class InitCommand implements Runnable {
    @Mixin
    private LedgerOptions ledger = new LedgerOptions();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "账本在每个校验点中的名称，写法如域名：ledger.example.gov/pilot。")
    private String name = "";

    @Option(names = "--title", required = true, paramLabel = "TITLE", description = "账本的中文名称。")
    private String title = "";

    @Option(names = "--admin", required = true, paramLabel = "ID", description = "首任系统管理员的编号。")
    private String admin = "";

    @Option(names = "--admin-name", required = true, paramLabel = "NAME", description = "首任系统管理员的姓名。")
    private String adminName = "";

    @Option(names = "--admin-org", required = true, paramLabel = "ID", description = "首任三员所在单位的编号。")
    private String adminOrg = "";

    @Option(names = "--admin-org-name", required = true, paramLabel = "NAME", description = "该单位的名称。")
    private String adminOrgName = "";

    @Option(
            names = "--admin-public-key",
            required = true,
            paramLabel = "FILE.pem",
            description = "首任系统管理员的 SM2 公钥文件，由 ledger keys create 生成。")
    private Path adminPublicKey = Path.of("");

    @Option(names = "--security-admin", required = true, paramLabel = "ID", description = "首任安全保密管理员的编号，与另两位是不同的人。")
    private String security = "";

    @Option(names = "--security-admin-name", required = true, paramLabel = "NAME", description = "首任安全保密管理员的姓名。")
    private String securityName = "";

    @Option(
            names = "--security-admin-public-key",
            required = true,
            paramLabel = "FILE.pem",
            description = "首任安全保密管理员的 SM2 公钥文件，由本人生成。")
    private Path securityPublicKey = Path.of("");

    @Option(names = "--audit-admin", required = true, paramLabel = "ID", description = "首任安全审计员的编号，与另两位是不同的人。")
    private String audit = "";

    @Option(names = "--audit-admin-name", required = true, paramLabel = "NAME", description = "首任安全审计员的姓名。")
    private String auditName = "";

    @Option(
            names = "--audit-admin-public-key",
            required = true,
            paramLabel = "FILE.pem",
            description = "首任安全审计员的 SM2 公钥文件，由本人生成。")
    private Path auditPublicKey = Path.of("");

    @Option(names = "--zone", defaultValue = "Asia/Shanghai", description = "以哪个时区的日期为准（默认：${DEFAULT-VALUE}）。")
    private String zone = "Asia/Shanghai";

    private static void requireId(String option, String id) {
        try {
            StreamId.requireName(id);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(option, id, option + " " + e.getMessage());
        }
    }

    /** The three, each with a key of their own: one person who is two of them would make signers alone. */
    private Genesis.Founders founders() {
        Map<String, String> ids = new HashMap<>();
        Map<String, String> theirKeys = new HashMap<>();
        return new Genesis.Founders(
                founder("--admin", admin, adminName, adminPublicKey, ids, theirKeys),
                founder("--security-admin", security, securityName, securityPublicKey, ids, theirKeys),
                founder("--audit-admin", audit, auditName, auditPublicKey, ids, theirKeys));
    }

    private Genesis.Administrator founder(
            String option,
            String id,
            String called,
            Path publicKey,
            Map<String, String> ids,
            Map<String, String> theirKeys) {
        VerifyingKey key = KeysCommand.readPublicKey(option + "-public-key", publicKey);
        String sameId = ids.putIfAbsent(id, option);
        if (sameId != null) {
            throw new WrongUsage(option, id, option + " 与 " + sameId + " 是同一编号：三员须是三个人");
        }
        String sameKey = theirKeys.putIfAbsent(key.keyId(), option);
        if (sameKey != null) {
            throw new WrongUsage(
                    option + "-public-key",
                    publicKey.toString(),
                    option + "-public-key 与 " + sameKey + "-public-key 是同一公钥：三员须各有自己的密钥");
        }
        return new Genesis.Administrator(id, called, adminOrg, adminOrgName, key);
    }

    /** Looked at before anything is made, since a ledger's name and first administrators stay for ever. */
    private void requireForms() {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/\\-]{0,254}")) {
            throw new WrongUsage("--name", name, "--name 应由英文字母、数字和 . _ / - 组成，写法如 ledger.example.gov/pilot：" + name);
        }
        if (name.startsWith(SampleData.NAMES)) {
            throw new WrongUsage("--name", name, "--name 以 " + SampleData.NAMES + " 开头的名称留给示例账本：" + name);
        }
        requireId("--admin", admin);
        requireId("--security-admin", security);
        requireId("--audit-admin", audit);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new WrongUsage("--zone", zone, "--zone 应为时区名称，写作 Asia/Shanghai：" + zone);
        }
    }

    /**
     * Lets only a home pass in which no ledger ever was: a new one over a log that was wiped would hide that.
     *
     * @throws No when the folder of checkpoints says of entries
     */
    static void requireNew(LedgerHome home) {
        KeptCheckpoints.witness(home.checkpoints()).ifPresent(file -> {
            throw new No(home.root() + " 中已有账本，未作任何改动：" + file + " 是它的校验点。库中若已没有账目，就是被清空或换掉了，"
                    + "请运行 ledger verify --live 查明；要另建账本，请用 --home 另指一个文件夹");
        });
    }

    @Override
    public void run() {
        Genesis.Founders founders = founders();
        requireForms();
        LedgerHome home = new LedgerHome(ledger.createHome());
        requireNew(home);
        try (LedgerStore store = LedgerStore.create(home, OpenLedger.external(ledger))) {
            if (store.identity().isPresent()) {
                throw new No(home.root() + " 中已有账本，未作任何改动");
            }
            Instant now = LedgerClock.real().now();
            LedgerKeys keys = LedgerKeys.obtain(home, name, now);
            try (SealedLog log = new SealedLog(store.database().writer(), keys.signers())) {
                Appended appended = Genesis.perform(log, keys, name, title, zone, Clock.REAL, now, founders);
                CheckpointFolder.keep(home.checkpoints(), appended.checkpoint());
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("ledger", name);
                document.put("home", home.root().toString());
                document.put("entries", appended.lastPosition() + 1);
                document.put("administrator", admin);
                document.put("securityAdministrator", security);
                document.put("auditAdministrator", audit);
                document.put("keys", keys.published());
                output.print(document, out -> {
                    out.println("账本「" + title + "」（" + name + "）已建立，创世账目 " + (appended.lastPosition() + 1) + " 条");
                    out.println("账本公钥（请抄录并另处保存）：");
                    keys.published()
                            .forEach(published -> out.println("  " + published.tree() + "  " + published.algorithm()
                                    + "  " + published.publicKey()));
                    out.println("首任三员（请三人当场各自核对自己的密钥编号，一字不差）：");
                    told("系统管理员", founders.system(), out);
                    told("安全保密管理员", founders.security(), out);
                    told("安全审计员", founders.audit(), out);
                    out.println("数据与密钥：" + home.root()
                            + (Files.isDirectory(home.checkpoints()) ? "；校验点：" + home.checkpoints() : ""));
                });
            }
        }
    }

    private static void told(String post, Genesis.Administrator one, PrintWriter out) {
        out.println("  " + post + "  " + one.name() + "（" + one.actor() + "）  密钥 "
                + one.key().keyId());
    }
}
