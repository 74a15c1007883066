package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.SignedCommand;
import org.mingzhang.domain.actor.ActorCommand.RevokeKey;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.award.AwardCommand.RefuseAward;
import org.mingzhang.domain.award.AwardCommand.ReviewAward;
import org.mingzhang.domain.command.LedgerCommand;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.TransferBudget;
import org.mingzhang.domain.seal.crypto.Algorithm;
import org.mingzhang.domain.seal.crypto.SigningKey;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Staff;

/** What the rules forbid, tried on the whole product: refused with code and clause, and the refusal stands in the log. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsOnRecordIT {
    private Town town;

    @BeforeAll
    void begin(@TempDir Path home) {
        town = new Town(home)
                .opened(Packs.builtIn("handan-2025"))
                .allocated("central", "renovation", 100)
                .allocated("central", "service", 100)
                .allocated("local", "renovation", 50)
                .allocated("local", "service", 50);
    }

    /** After all of them the log is as sound as before. */
    @AfterAll
    void end() {
        Town.Run verified = town.ledger("verify", "--live", "--json");
        town.close();
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.json().get("holds").asBoolean()).isTrue();
    }

    @Test
    void aPaymentOverTheCommitment() {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
        CommandRefused refused = town.refused(
                Office.ORDER,
                it.order(1, Fen.ofWan(15).plus(Fen.of(1))),
                RejectionCode.COMMITMENT_EXCEEDED,
                "《明账记账规则》 第39条「拨付、核减不得超过");
        assertThat(refused.facts()).isNotEmpty();
        it.paid(1, Fen.ofWan(15));
        town.refused(Office.ORDER, it.order(2, Fen.of(1)), RejectionCode.COMMITMENT_EXCEEDED, "《明账记账规则》");
    }

    @Test
    void aCommitmentOverTheLine() {
        TownCase it = TownCase.purchase(town, Fen.ofWan(151)).reviewed();
        town.refused(Office.APPROVAL, it.approval(Fen.ofWan(151)), RejectionCode.ALLOCATION_EXCEEDED, "2亿元专项财政资金");
        town.refused(
                Office.APPROVAL,
                it.approval(Fen.ofWan(151), new Share("local", Fen.ofWan(51)), new Share("central", Fen.ofWan(100))),
                RejectionCode.ALLOCATION_EXCEEDED,
                "不高于20%的中央财政奖补资金将用于支持中小企业数字化服务提升");
    }

    @Test
    void centralMoneyForServiceOverTwentyPercent() {
        CommandRefused refused = town.refused(
                Office.BUDGET,
                Town.allocation("central", "service", 1_901),
                RejectionCode.RATIO_BREACHED,
                "不高于20%的中央财政奖补资金");
        assertThat(refused.facts()).containsEntry("rule", Scalar.of("R2")).containsEntry("limit", Scalar.of("0.2"));
        town.allocated("central", "renovation", 1_950);
        town.refused(
                Office.BUDGET,
                new TransferBudget(Town.PROGRAMME, "central", "renovation", "service", Fen.ofWan(1_901), "调剂1号", "不足"),
                RejectionCode.RATIO_BREACHED,
                "不高于20%的中央财政奖补资金");
    }

    /** Said to the one who asked, and said the same when the command comes again. */
    @Test
    void aRefusalNamesThingsAsThePackDoes() {
        SignedCommand signed = town.sign(Office.BUDGET.staff(), Town.allocation("central", "service", 1_901));
        Outcome.Refused first = (Outcome.Refused) town.submit(signed);
        assertThat(first.message())
                .contains("规则 中央财政奖补资金用于", "限额 20%", "资金用途 数字化服务提升", "资金来源 中央财政奖补资金")
                .doesNotContain("central", "service");
        Outcome.Refused again = (Outcome.Refused) town.submit(signed);
        assertThat(again.repeated()).isTrue();
        assertThat(again.message()).isEqualTo(first.message());
    }

    @Test
    void aRefusalInACaseNamesWhereItStands() {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).reviewed();
        Outcome.Refused no =
                (Outcome.Refused) town.submit(town.sign(Office.CALCULATION.staff(), it.order(1, Fen.of(1))));
        assertThat(no.message()).contains("岗位 市工信", "须为 财政").doesNotContain("FINANCE");
        no = (Outcome.Refused) town.submit(town.sign(Office.CALCULATION.staff(), new RefuseAward("nothing", "理由")));
        assertThat(no.message()).contains("对象不存在：申请 nothing");
    }

    @Test
    void anAwardAboveTheComputedAmount() {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).reviewed();
        CommandRefused refused = town.refused(
                Office.APPROVAL,
                it.approval(Fen.ofWan(15).plus(Fen.of(1))),
                RejectionCode.ABOVE_COMPUTED_AMOUNT,
                "数字化水平二级的企业,补贴比例为50%");
        assertThat(refused.facts())
                .containsEntry("ceilingFen", Scalar.of(15_000_000))
                .containsEntry("requestedFen", Scalar.of(15_000_001));
    }

    @Test
    void aSecondBatchAwardBeforeItsCapIsDecided() {
        TownCase it = TownCase.pilot(town, "2").accepted(2, Fen.ofWan(60));
        CommandRefused refused = town.refused(
                Office.CALCULATION,
                new CalculateAward(it.number()),
                RejectionCode.PARAMETER_UNDECIDED,
                "相应调整三批次最高补助金额");
        assertThat(refused.facts()).containsEntry("parameter", Scalar.of("HD-01.cap.L2.batch2"));
    }

    @Test
    void onePersonApprovingAndPaying() {
        Staff two = town.registered(new Staff("two-parts", "finance", Role.FINANCE, null));
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).reviewed();
        town.accepted(two, it.approval(Fen.ofWan(15)));
        town.refused(town.sign(two, it.order(1, Fen.ofWan(15))), RejectionCode.SAME_PERSON, "一件事中同一人不得兼任");
        town.accepted(Office.ORDER, it.order(1, Fen.ofWan(15)));
        LedgerCommand release = new ApprovePayment(it.number(), it.payment(1));
        town.refused(Office.ORDER, release, RejectionCode.SAME_PERSON, "一件事中同一人不得兼任");
        town.refused(town.sign(two, release), RejectionCode.SAME_PERSON, "一件事中同一人不得兼任");
        town.refused(
                Office.CALCULATION, new ApprovePayment(it.number(), it.payment(1)), RejectionCode.ROLE_MISSING, "第8条");
    }

    @Test
    void oneInvoiceUsedTwice() {
        String invoiceNo = "26990000000000000042";
        TownCase.pilot(town, "1").contracted(Fen.ofWan(30)).invoiced(invoiceNo, Fen.ofWan(30));
        TownCase other = TownCase.pilot(town, "1").contracted(Fen.ofWan(30));
        CommandRefused refused = town.refused(
                town.sign(other.applicant(), other.invoice(invoiceNo, Fen.ofWan(30))),
                RejectionCode.INVOICE_USED_TWICE,
                "合计不得超过票面金额");
        assertThat(refused.facts())
                .as("an applicant reads this of their own, and not where in another's file it stands")
                .containsKey("key")
                .doesNotContainKey("firstUsedAt");
        TownCase third = TownCase.pilot(town, "1").contracted(Fen.ofWan(400));
        town.refused(
                town.sign(third.applicant(), third.invoice(invoiceNo, Fen.ofWan(300))),
                RejectionCode.INVOICE_USED_TWICE,
                "票面金额以历次登记中最小的为准");
    }

    @Test
    void aSignatureOverOtherWordsOfAStrangerOrOfAnotherPerson() {
        LedgerCommand mine = Town.allocation("local", "service", 1);
        Staff budget = Office.BUDGET.staff();
        SignedCommand one = town.sign(budget, mine);
        SignedCommand more = town.sign(budget, Town.allocation("local", "service", 9_000));
        town.refused(
                new SignedCommand(more.tree(), more.document(), more.command(), one.signature(), Map.of()),
                RejectionCode.SIGNATURE_INVALID,
                "第6条");
        town.refused(
                town.sign(budget, SigningKey.generate(Algorithm.SM2), mine, "stranger", Town.LEDGER, 60),
                RejectionCode.KEY_UNKNOWN,
                "第5条");
        town.refused(
                town.sign(budget, town.key("review"), mine, "colleague", Town.LEDGER, 60),
                RejectionCode.KEY_UNKNOWN,
                "第5条");
        town.refused(
                town.sign(new Staff("nobody", "finance", Role.FINANCE, null), mine),
                RejectionCode.ACTOR_UNKNOWN,
                "第4条");
    }

    @Test
    void aRevokedKey() {
        Staff leaver = town.registered(new Staff("leaver", "finance", Role.FINANCE, null));
        SignedCommand before = town.sign(leaver, Town.allocation("local", "service", 1));
        town.accepted(
                Town.ADMINISTRATOR,
                new RevokeKey("leaver", town.key("leaver").verifyingKey().keyId(), "离任"));
        town.refused(before, RejectionCode.KEY_REVOKED, "第7条");
    }

    @Test
    void aReplayedCommandIsTheFirstOneAgainAndNeverASecond() {
        SignedCommand signed = town.sign(Office.BUDGET.staff(), Town.allocation("local", "service", 1));
        Outcome first = town.submit(signed);
        assertThat(first).isInstanceOf(Outcome.Accepted.class);
        long size = town.store().log().size();
        Outcome again = town.submit(signed);
        assertThat(again).isInstanceOf(Outcome.Accepted.class);
        assertThat(again.repeated()).isTrue();
        assertThat(again.firstPosition()).isEqualTo(first.firstPosition());
        assertThat(town.store().log().size()).isEqualTo(size);

        String id = signed.document().commandId();
        Staff budget = Office.BUDGET.staff();
        LedgerCommand other = Town.allocation("local", "service", 2);
        town.refused(
                town.sign(budget, town.key(budget.id()), other, id, Town.LEDGER, 60),
                RejectionCode.COMMAND_ID_REUSED,
                "第1条");
        town.refused(
                town.sign(budget, town.key(budget.id()), other, "elsewhere", "other.example/ledger", 60),
                RejectionCode.LEDGER_MISMATCH,
                "第2条");
        town.refused(
                town.sign(budget, town.key(budget.id()), other, "kept-for-later", Town.LEDGER, 60 * 60 * 24 * 32),
                RejectionCode.COMMAND_VALID_TOO_LONG,
                "第49条");
        SignedCommand stale = town.sign(budget, town.key(budget.id()), other, "stale-command", Town.LEDGER, 60);
        town.later(1);
        town.refused(stale, RejectionCode.COMMAND_EXPIRED, "第3条");
    }

    @Test
    void aReplayedRefusalIsTheFirstRefusalAgain() {
        TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30));
        SignedCommand early = town.sign(Office.REVIEW.staff(), new ReviewAward(it.number(), true, "尚未测算"));
        town.refused(early, RejectionCode.WRONG_STATE, "第14条");
        long size = town.store().log().size();
        assertThat(town.submit(early)).isInstanceOf(Outcome.Refused.class);
        assertThat(town.store().log().size()).isEqualTo(size);
    }
}
