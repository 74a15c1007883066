package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.award.AwardCommand.CallOffRecovery;
import org.mingzhang.domain.award.AwardCommand.OrderRecovery;
import org.mingzhang.domain.award.AwardCommand.ReceiveRecovery;
import org.mingzhang.domain.award.AwardCommand.ReturnPayment;
import org.mingzhang.domain.award.AwardCommand.ReverseRecovery;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.ReturnToTreasury;
import org.mingzhang.domain.programme.ProgrammeCommand.ReuseRecovered;
import org.mingzhang.domain.programme.ProgrammeEvent.ReturnedFrom;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.JsonNode;

/** Money that comes back, and the books at the close, on the whole product. */
class MoneyBackAndCloseIT {
    private static JsonNode budget(Town town) {
        Town.Run run = town.ledger("budget", "--programme", Town.PROGRAMME, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode budget = run.json();
        assertThat(budget.get("trialBalance").get("debitFen"))
                .isEqualTo(budget.get("trialBalance").get("creditFen"));
        return budget;
    }

    private static JsonNode line(Town town, String line, String source) {
        return Town.row(budget(town), "lines", Map.of("line", line, "source", source));
    }

    private static long wan(long wan) {
        return Fen.ofWan(wan).value();
    }

    @Test
    void aReturnedPaymentIsPaidAgainAndARecoveredOneGoesWhereThePackSays(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            it.paid(1, Fen.ofWan(15));
            town.accepted(
                    Office.RECEIPT,
                    new ReturnPayment(it.number(), it.payment(1), "示例银行", "退-" + it.payment(1), "账户已销户"));
            assertThat(line(town, "renovation", "central").get("paidFen").asLong())
                    .isZero();
            assertThat(line(town, "renovation", "central").get("committedFen").asLong())
                    .isEqualTo(wan(15));
            it.paid(2, Fen.ofWan(15));
            assertThat(line(town, "renovation", "central").get("paidFen").asLong())
                    .isEqualTo(wan(15));

            town.accepted(
                    Office.BUDGET,
                    new OrderRecovery(it.number(), "追-1", it.payment(2), Fen.ofWan(6), null, "追回1号", "核减投入"));
            town.accepted(
                    Office.RECEIPT, new ReceiveRecovery(it.number(), "追-1", Fen.ofWan(6), null, "示例银行", "回收-1", null));
            JsonNode recovered = line(town, "renovation", "central");
            assertThat(recovered.get("recoveredFen").asLong()).isEqualTo(wan(6));
            assertThat(recovered.get("availableFen").asLong())
                    .as("recovered money is not free for new awards")
                    .isEqualTo(wan(8_000 - 15));

            ReuseRecovered reuse = new ReuseRecovered(Town.PROGRAMME, "central", "renovation", Fen.ofWan(2), "再用1号");
            town.refused(Office.BUDGET, reuse, RejectionCode.RECOVERY_NOT_REUSABLE, "方案没有准许再用");
            town.accepted(
                    Office.BUDGET,
                    new ReturnToTreasury(
                            Town.PROGRAMME,
                            "central",
                            ReturnedFrom.LINE_RECOVERED,
                            "renovation",
                            Fen.ofWan(4),
                            "上缴1号",
                            null));
            town.accepted(
                    Office.ROSTER,
                    new DecideParameter(Town.PROGRAMME, "recovery.reuse", "line", "《专项资金使用管理办法》第九条（示例）"));
            town.accepted(Office.BUDGET, reuse);
            assertThat(line(town, "renovation", "central").get("availableFen").asLong())
                    .isEqualTo(wan(8_000 - 15 + 2));
        }
    }

    private static void sound(Town town) {
        for (String[] command :
                new String[][] {{"reconcile"}, {"verify", "--live"}, {"recompute", "--programme", Town.PROGRAMME}}) {
            Town.Run run = town.ledger(command);
            assertThat(run.exitCode())
                    .as(String.join(" ", command) + run.out() + run.err())
                    .isZero();
        }
    }

    private static long position(Town town, String type) {
        for (long at = town.store().log().size() - 1; at >= 0; at--) {
            if (town.store().log().page(at, 1).getFirst().type().equals(type)) {
                return at;
            }
        }
        throw new AssertionError("no " + type);
    }

    private static JsonNode owed(Town town) {
        Town.Run run = town.ledger("duties", "--programme", Town.PROGRAMME, "--json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.json().get("recoveries");
    }

    /** A zero too many at the receipt, then a decision that is overturned: two persons each time, and every view follows. */
    @Test
    void aReceiptIsTakenBackAndTheRestOfTheOrderCalledOffOnTheWholeProduct(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            it.paid(1, Fen.ofWan(15));
            town.accepted(
                    Office.BUDGET,
                    new OrderRecovery(it.number(), "追-1", it.payment(1), Fen.ofWan(10), null, "追回1号", "核减投入"));
            assertThat(owed(town).get(0).get("openFen").asLong()).isEqualTo(wan(10));
            ReceiveRecovery wrong = new ReceiveRecovery(it.number(), "追-1", Fen.ofWan(10), null, "示例银行", "回收-1", null);
            town.accepted(Office.RECEIPT, wrong);
            assertThat(owed(town)).isEmpty();
            ReverseRecovery reversal = new ReverseRecovery(
                    it.number(), "追-1", position(town, "award.recovery-received"), null, null, "多录一个零", "说明1号");
            town.refused(Office.RECEIPT, reversal, RejectionCode.SAME_PERSON, "");
            town.accepted(Office.RELEASE, reversal);
            assertThat(line(town, "renovation", "central").get("recoveredFen").asLong())
                    .isZero();
            town.accepted(
                    Office.RECEIPT, new ReceiveRecovery(it.number(), "追-1", Fen.ofWan(1), null, "示例银行", "回收-1", null));
            assertThat(line(town, "renovation", "central").get("recoveredFen").asLong())
                    .isEqualTo(wan(1));
            assertThat(line(town, "renovation", "central").get("paidFen").asLong())
                    .isEqualTo(wan(15));
            assertThat(owed(town).get(0).get("openFen").asLong()).isEqualTo(wan(9));
            assertThat(town.ledger("duties", "--programme", Town.PROGRAMME).out())
                    .contains("应追未缴 1 笔", "追-1", "未到期");
            town.refused(
                    Office.BUDGET,
                    new CallOffRecovery(it.number(), "追-1", null, "复议撤销", "复议1号"),
                    RejectionCode.SAME_PERSON,
                    "");
            town.accepted(Office.RELEASE, new CallOffRecovery(it.number(), "追-1", null, "复议撤销", "复议1号"));
            assertThat(owed(town)).isEmpty();
            assertThat(town.ledger("trace", it.number()).out())
                    .contains("系登记有误", "撤销追回 追-1 中尚未到账的")
                    .contains("冲回自");
            sound(town);
        }
    }

    /** Handan's pack, but that one enterprise may get 7000万: so that two awards close the books instead of 140. */
    private static PolicyPack generous() {
        String text = new String(Packs.builtIn("handan-2025").bytes().toArray(), UTF_8);
        String changed = text.replace(
                "default: 50万元\n    constraints:\n      - holds: value <= amount(\"50万元\")",
                "default: 7000万元\n    constraints:\n      - holds: value <= amount(\"7000万元\")");
        assertThat(changed).isNotEqualTo(text);
        return PackReader.read(changed.getBytes(UTF_8));
    }

    @Test
    void sevenThousandAndNineteenHundredPaidAtTheCloseBreachTheFloorAndKeepTheCeiling(@TempDir Path home) {
        try (Town town = new Town(home)
                .opened(generous())
                .allocated("central", "renovation", 8_000)
                .allocated("central", "service", 2_000)) {
            TownCase.pilot(town, "1")
                    .accepted(4, Fen.ofWan(20_000))
                    .awarded(new Share("central", Fen.ofWan(7_000)))
                    .paid(1, Fen.ofWan(7_000));
            TownCase.purchase(town, Fen.ofWan(1_900))
                    .awarded(new Share("central", Fen.ofWan(1_900)))
                    .paid(1, Fen.ofWan(1_900));

            assertThat(ratio(town, "R1", "paid").get("state").asString()).isEqualTo("NOT_YET_DUE");
            town.accepted(Office.BUDGET, new CloseProgramme(Town.PROGRAMME, "结项1号"));

            JsonNode floor = ratio(town, "R1", "paid");
            assertThat(floor.get("state").asString()).isEqualTo("BREACHED");
            assertThat(floor.get("value").asString()).isEqualTo("0.786516");
            assertThat(floor.get("numeratorFen").asLong()).isEqualTo(wan(7_000));
            assertThat(floor.get("denominatorFen").asLong()).isEqualTo(wan(8_900));
            assertThat(floor.get("headroomFen").asLong()).isEqualTo(wan(7_000 - 7_120));
            JsonNode ceiling = ratio(town, "R2", "paid");
            assertThat(ceiling.get("state").asString()).isEqualTo("HOLDS");
            assertThat(ceiling.get("headroomFen").asLong()).isEqualTo(wan(100));
            assertThat(ratio(town, "R1", "allocated").get("state").asString()).isEqualTo("HOLDS");
            Town.Run text = town.ledger("budget", "--programme", Town.PROGRAMME);
            assertThat(text.out()).contains("突破");
        }
    }

    private static JsonNode ratio(Town town, String rule, String basis) {
        return Town.row(budget(town), "ratios", Map.of("rule", rule, "basis", basis));
    }
}
