package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.bank.BankCommand.MatchTreasuryPayment;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import tools.jackson.databind.JsonNode;

/** Money that went to a stranger, and what was tried to make it look like a payment: each stays to be seen. */
class TreasuryAttacksIT {
    private static final String HOLDER = PastPayments.HOLDER;
    private static final String ACCOUNT = PastPayments.ACCOUNT;

    private static Office office(Path folder) throws Exception {
        return PastPayments.office(folder, "已拨付");
    }

    /** The payments were agreed to by a second person, who has a part in them from then on; a third looks after the vouchers. */
    private static Office reviewed(Path folder) throws Exception {
        Office office = office(folder);
        office.register("second");
        office.reviewed("second");
        office.registerAs("third", "treasury-office", "FINANCE");
        return office;
    }

    /** An attack: a row of today names another as the one who approved; the file is signed by the one who brought it. */
    @Test
    void whatOnePersonBroughtInAFileDoesNotLeaveForTheBank(@TempDir Path folder) throws Exception {
        Office office = PastPayments.office(folder, "待拨付");
        Path batch = folder.resolve("批次.csv");
        Ran none = office.no("export", "payments", "--programme", Office.PROGRAMME, "-o", batch.toString());
        assertThat(none.out() + none.err()).contains("BF-1", "BF-2", "一人的签名", "补录", "由两人");
        assertThat(batch).doesNotExist();
    }

    private static void vouchers(Office office, Path folder, String name, String... rows) throws Exception {
        Path file = Files.createDirectories(folder.resolve(name)).resolve("国库支付.csv");
        office.done(office.importing(
                Files.writeString(file, "支付凭证号,日期,资金来源,收款户名,收款账号,金额\n" + String.join("\n", rows) + "\n")));
    }

    private static JsonNode differences(Office office) {
        return office.no("reconcile", "treasury", "--programme", Office.PROGRAMME, "--json")
                .json();
    }

    /** The same number and day again with the right payee: the sheet's key has the account, so it is no conflict. */
    @Test
    void aVoucherThatIsRecordedAgainWithTheRightPayeeHidesNoStranger(@TempDir Path folder) throws Exception {
        Office office = reviewed(folder);
        vouchers(
                office,
                folder,
                "一",
                "PZ-1,2026-03-02,central,张三,6299999999,100000",
                "PZ-2,2026-03-02,central," + HOLDER + "," + ACCOUNT + ",200000");
        vouchers(office, folder, "二", "PZ-1,2026-03-02,central," + HOLDER + "," + ACCOUNT + ",100000");
        assertThat(differences(office).get("matched").asInt())
                .as("one person alone says so")
                .isZero();
        office.reviewed("third");
        JsonNode found = differences(office);
        assertThat(found.get("matched").asInt()).isEqualTo(2);
        assertThat(found.at("/treasuryOnly/0/voucher/payeeName").asString()).isEqualTo("张三");
        assertThat(found.at("/usedAgain/0/voucherNo").asString()).isEqualTo("PZ-1");
        assertThat(found.at("/usedAgain/0/lines")).hasSize(2);
        assertThat(office.no("reconcile", "treasury", "--programme", Office.PROGRAMME)
                        .out())
                .contains("凭证号重复使用", "张三", "6299999999", "无对应拨付");
        office.done("reconcile");
        office.done("verify", "--live");
    }

    /** The day's sum to a stranger; then by hand, by the person who paid, under the own name or as old records have it. */
    @Test
    void aSumToAStrangerIsNoMatchAndWhoPaidDoesNotSaySo(@TempDir Path folder) throws Exception {
        Office office = reviewed(folder);
        vouchers(office, folder, "一", "PZ-1,2026-03-02,central,张三,6299999999,300000");
        JsonNode found = differences(office);
        assertThat(found.get("matched").asInt()).isZero();
        assertThat(found.at("/counts/differing").asInt()).isEqualTo(2);
        assertThat(found.at("/batches/0/payeeAccount").asString()).isEqualTo("6299999999");
        assertThat(found.at("/batches/0/agrees").asBoolean()).isFalse();
        Path match = Files.writeString(folder.resolve("认定.json"), """
                {"command": "bank.match-treasury-payment", "payload": {"account": "handan", "voucherNo": "PZ-1",
                 "payments": ["BF-1", "BF-2"], "reason": "经代发专户发放"}}
                """);
        Ran refused = office.no("do", match.toString(), "--key", office.key());
        assertThat(refused.err()).contains("同一人", "确认支付");
        office.done("do", match.toString(), "--key", office.keyOf("third"));
        JsonNode alone = differences(office);
        assertThat(alone.at("/counts/differing").asInt()).isZero();
        assertThat(alone.at("/counts/unreviewed").asInt()).isEqualTo(2);
        assertThat(alone.at("/handMatches/0/agrees").asBoolean()).isFalse();
        // Money that went elsewhere takes two who had no part in it: who named the payments, and who stands for the
        // voucher.
        office.reviewedByNew("fourth");
        JsonNode matched = office.done("reconcile", "treasury", "--programme", Office.PROGRAMME, "--json")
                .json();
        assertThat(matched.at("/handMatches/0/word/person").asString()).isEqualTo("经办丙");
        assertThat(office.done("reconcile", "treasury", "--programme", Office.PROGRAMME)
                        .out())
                .contains("张三", "6299999999", "人工认定", "示例单位treasury-office 经办丙", "经代发专户发放");
    }

    /** What the treasury has paid does not leave in a batch a second time. */
    @Test
    void aPaymentThatTheTreasuryHasPaidLeavesInNoBatch(@TempDir Path home, @TempDir Path out) throws Exception {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase paid = approved(town);
            TownCase open = approved(town);
            town.accepted(
                    Town.Office.RECEIPT,
                    new RecordTreasuryPayment(
                            Town.PROGRAMME,
                            "PZ-1",
                            "central",
                            null,
                            2026,
                            paid.order(2, Fen.ofWan(1)).payee().holder(),
                            paid.order(2, Fen.ofWan(1)).payee().number(),
                            Fen.ofWan(15),
                            null,
                            null));
            Path file = out.resolve("批次.csv");
            Town.Run run = town.ledger("export", "payments", "-o", file.toString(), "--json");
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.json().at("/heldBack/0/payment").asString()).isEqualTo(paid.payment(1));
            assertThat(run.json().at("/heldBack/0/reason").asString())
                    .contains("国库凭证 PZ-1", "150,000.00 元", "来源、收款账号、金额与这笔拨付相同");
            assertThat(Files.readString(file)).contains(open.payment(1)).doesNotContain(paid.payment(1));
            aWordDoesNotFreeIt(town, paid, open, out);
        }
    }

    /** An attack: the voucher is named as the other payment's, and the paid one would go out once more. */
    private static void aWordDoesNotFreeIt(Town town, TownCase paid, TownCase open, Path out) {
        town.accepted(
                Town.Office.RECEIPT,
                new MatchTreasuryPayment(Town.PROGRAMME, "PZ-1", open.payment(1), "户名写错", null, null));
        Town.Run none =
                town.ledger("export", "payments", "-o", out.resolve("再.csv").toString());
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err() + none.out())
                .contains(paid.payment(1), open.payment(1), "对应到 " + open.payment(1), "户名写错");
        assertThat(town.ledger("trace", "PZ-1").out()).contains("国库凭证 PZ-1");
        assertThat(town.ledger("trace", open.payment(1)).out()).contains("凭证 PZ-1", "人工认定，说法不一");
    }

    private static TownCase approved(Town town) {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
        town.accepted(Town.Office.ORDER, it.order(1, Fen.ofWan(15)));
        town.accepted(Town.Office.RELEASE, new ApprovePayment(it.number(), it.payment(1)));
        return it;
    }
}
