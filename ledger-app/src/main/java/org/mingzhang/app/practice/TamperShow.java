package org.mingzhang.app.practice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.mingzhang.app.console.Practice;
import org.mingzhang.app.platform.embedded.JdbcTarget;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.KeyStoreFolder;
import org.mingzhang.app.platform.ledger.LedgerIdentity;
import org.mingzhang.app.platform.ledger.LedgerKeys;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.platform.ledger.PublicKeys;
import org.mingzhang.app.platform.verify.LiveVerification;
import org.mingzhang.app.platform.verify.ReceiptDesk;
import org.mingzhang.app.practice.Tampering.Found;
import org.mingzhang.app.practice.Tampering.Outcome;
import org.mingzhang.app.practice.Tampering.Standing;
import org.mingzhang.app.practice.Tampering.Verdict;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.seal.Checkpoint;
import org.mingzhang.domain.seal.Receipt;
import org.mingzhang.domain.seal.SignedNote;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.domain.seal.log.LogProblem;
import org.mingzhang.domain.seal.log.LogVerification;
import org.mingzhang.domain.seal.log.OutsideCheckpoints;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One demonstration: a copy is made and tampered with, and the very verification that the console offers looks at both. */
final class TamperShow {
    /** Problems that are shown; of a forged log there may be thousands. */
    private static final int SHOWN = 12;

    private static final int BATCH = 512;
    private static final String OUTSIDE = "账本公钥和库外保存的校验点";
    private static final String INSIDE = "账本公钥，不看库外校验点";

    private static final Pattern COLUMN = Pattern.compile("列 ([a-z_0-9]+)");
    private static final Map<String, String> COLUMNS = Map.of(
            "stream_type", "事项类别",
            "stream_id", "事项编号",
            "stream_seq", "事项内的次序",
            "command_id", "命令编号",
            "command_digest", "命令摘要",
            "type", "账目种类",
            "revision", "账目种类的版次",
            "recorded_at", "记账时间",
            "business_date", "业务日期");

    private final LedgerStore store;
    private final LedgerIdentity identity;
    private final Tampering asked;
    private final Consumer<Standing> standing;
    private final PublicKeys keys;
    private final long size;

    TamperShow(LedgerStore store, LedgerIdentity identity, Tampering asked, Consumer<Standing> standing) {
        this.store = store;
        this.identity = identity;
        this.asked = asked;
        this.standing = standing;
        this.keys = PublicKeys.in(store.home().keys());
        this.size = Math.max(1, store.log().size());
    }

    Outcome shown() throws SQLException {
        standing.accept(new Standing("取一张回执留在手里", 2));
        StoredEntry entry = store.log().requireEntry(asked.target().position());
        Receipt receipt = ReceiptDesk.requireSound(
                new ReceiptDesk(identity.name(), store.log())
                        .receipt(entry.commandId())
                        .orElseThrow(),
                keys);
        OutsideCheckpoints outside = LiveVerification.newestIn(store.home().checkpoints());
        standing.accept(new Standing("把账本抄一份到另一个数据库", 5));
        try (LogCopy copy = LogCopy.of(store)) {
            standing.accept(new Standing("对副本动手脚", 15));
            List<String> sql = tamper(copy, entry);
            List<Verdict> copies = new ArrayList<>();
            if (asked.way() == TamperWay.RESEAL) {
                copies.add(verdict("副本", INSIDE, copy.reader(), OutsideCheckpoints.given(List.of()), 30));
            }
            copies.add(verdict("副本", OUTSIDE, copy.reader(), outside, 50));
            Verdict genuine = verdict("演练账本自身", OUTSIDE, store.database().reader(), outside, 75);
            return new Outcome(null, sql, genuine, copies, told(copy, receipt));
        }
    }

    private List<String> tamper(LogCopy copy, StoredEntry entry) throws SQLException {
        long position = entry.position();
        List<String> sql =
                switch (asked.way()) {
                    case AMOUNT ->
                        Forgery.amount(
                                position,
                                amount(asked.target().amountFen()),
                                amount(asked.target().forgedFen()));
                    case DELETE -> Forgery.deletion(position);
                    case RESEAL -> List.of();
                };
        if (asked.way() == TamperWay.RESEAL) {
            LedgerKeys stolen = LedgerKeys.obtain(store.home(), identity.name(), identity.startedAt());
            SigningKey author = KeyStoreFolder.open(
                            store.home()
                                    .actorKeys()
                                    .resolve(entry.envelope().actor().id() + ".p12"),
                            Practice.PASSWORD.toCharArray())
                    .key();
            new Resealing(stolen, author, position, TamperShow::tenfold)
                    .commit(
                            copy.owner(),
                            done -> standing.accept(new Standing("用偷来的密钥重签、重封整本账", 15 + 15 * done / size)));
        } else {
            Forgery.commit(copy.owner(), sql);
        }
        return sql;
    }

    private static String amount(long fen) {
        return "\"amountFen\":" + fen + ",";
    }

    /** Every amount in the event and in the command ten times as large, so that they still add up. */
    private static ObjectNode tenfold(ObjectNode entry) {
        raise(entry.path("payload"));
        raise(entry.path("command").path("payload"));
        return entry;
    }

    private static void raise(JsonNode tree) {
        if (tree instanceof ObjectNode object && object.path("amountFen").isIntegralNumber()) {
            object.put("amountFen", object.path("amountFen").longValue() * 10);
        }
        tree.forEach(TamperShow::raise);
    }

    private Verdict verdict(
            String with, String against, JdbcTarget reader, OutsideCheckpoints outside, int percentFrom) {
        LogVerification found = LiveVerification.verify(
                reader,
                store.files(),
                true,
                keys.ledger(),
                keys,
                outside,
                BATCH,
                done -> standing.accept(new Standing("核验" + with + "：" + against, percentFrom + 20 * done / size)));
        List<Found> problems =
                found.problems().stream().limit(SHOWN).map(this::found).toList();
        String sentence = found.holds()
                ? String.format(Locale.ROOT, "核验通过：%,d 条账目逐条核对无误", found.entries())
                        + (outside.notes().isEmpty() ? "；但没有库外校验点可比，不能排除整本重封" : "，与库外保存的校验点一致")
                : "核验不通过。" + place(problems.getFirst())
                        + found.problems().getFirst().kind().text();
        return new Verdict(with, against, found.holds(), sentence, problems, found.problemsFound());
    }

    private static String place(Found first) {
        return first.position() == null ? "" : "序号 " + first.position() + " 的账目：";
    }

    private Found found(LogProblem problem) {
        boolean ofEntry =
                switch (problem.kind()) {
                    case STORE_ALTERED,
                            CHECKPOINT_OUTSIDE_MISSING,
                            HEAD_MISMATCH,
                            TILE_MISMATCH,
                            LOG_FORKED,
                            LOG_REWOUND,
                            LOG_TRUNCATED -> false;
                    default -> true;
                };
        return new Found(
                ofEntry ? problem.position() : null,
                problem.kind().text(),
                // Where the folder lies is nobody's business.
                inWords(problem.detail().replace(store.home().checkpoints() + "/", "库外 ")),
                ofEntry && problem.position() == asked.target().position());
    }

    /** Columns of the database by what stands in them; who looks at this need not know its tables. */
    static String inWords(String detail) {
        return COLUMN.matcher(detail).replaceAll(found -> "“" + COLUMNS.getOrDefault(found.group(1), "摘录") + "”一栏");
    }

    /** What whoever kept the receipt can show, and nobody can take from them. */
    private String told(LogCopy copy, Receipt receipt) throws SQLException {
        Checkpoint kept = Checkpoint.parse(receipt.note(Suite.SM3).text());
        String before = "事前取的回执，用账本公钥离线核验通过：序号 " + asked.target().position() + " 当初记的是 "
                + Fen.of(asked.target().amountFen()).toYuan() + " 元，它在 "
                + String.format(Locale.ROOT, "%,d", kept.size()) + " 条时的账本里。";
        return before
                + switch (asked.way()) {
                    case AMOUNT -> "副本里的金额与它不符，改不了这张纸。";
                    case DELETE -> "副本里没有这一条，拿出回执就能证明它原来在。";
                    case RESEAL ->
                        rootOf(copy, kept).equals(kept.root().toString())
                                ? "副本与它相符。"
                                : "副本在同样条数时的树根与回执上签过名的不同：同一本账签出了两个样子，账本自己的签名就是证据。";
                };
    }

    private static String rootOf(LogCopy copy, Checkpoint kept) throws SQLException {
        try (Connection connection = copy.reader().connect();
                PreparedStatement query =
                        connection.prepareStatement("SELECT sm3_note FROM ledger.checkpoint WHERE size = ?")) {
            query.setLong(1, kept.size());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Checkpoint.parse(SignedNote.parse(row.getBytes(1)).text())
                                .root()
                                .toString()
                        : "";
            }
        }
    }
}
