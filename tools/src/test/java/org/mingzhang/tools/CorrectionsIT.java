package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.domain.award.AwardCommand.IncreaseAward;
import org.mingzhang.domain.award.AwardCommand.ReduceAward;
import org.mingzhang.domain.bank.BankCommand.RecordTreasuryPayment;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Share;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded wrongly and mended, on the whole product. */
class CorrectionsIT {
    private static long wan(long wan) {
        return Fen.ofWan(wan).value();
    }

    private static StoredEntry last(Town town, String type) {
        for (long at = town.store().log().size() - 1; at >= 0; at--) {
            StoredEntry entry = town.store().log().page(at, 1).getFirst();
            if (entry.type().equals(type)) {
                return entry.requireSealed();
            }
        }
        throw new AssertionError("no " + type);
    }

    private static ProposeCorrection proposal(
            Town town, String number, String type, @Nullable Map<String, Long> change) {
        StoredEntry entry = last(town, type);
        ObjectNode before = EventCodec.payload(entry.envelope().event());
        ObjectNode after = change == null ? null : before.deepCopy();
        if (change != null) {
            change.forEach(Objects.requireNonNull(after)::put);
        }
        return new ProposeCorrection(
                number,
                entry.envelope().stream().toString(),
                entry.position(),
                type,
                before,
                after,
                null,
                "登记时有误",
                "更正1号");
    }

    private static void corrected(Town town, String number, String type, @Nullable Map<String, Long> change) {
        town.accepted(Office.CALCULATION, proposal(town, number, type, change));
        town.accepted(Office.RELEASE, new ApproveCorrection(number, null));
    }

    /** A second correction of the assessment, as it stands by now, which entry tells. */
    private static void investmentCorrectedAgain(Town town, long fen) {
        String assessed =
                Long.toString(last(town, "project.acceptance-assessed").position());
        ObjectNode draft = (ObjectNode) json(town, "entry", assessed).at("/correction/payload");
        ((ObjectNode) draft.get("after")).put("recognisedInvestmentFen", fen);
        town.accepted(
                Office.CALCULATION,
                new ProposeCorrection(
                        "更正-2",
                        draft.get("stream").asString(),
                        draft.get("position").asLong(),
                        draft.get("type").asString(),
                        (ObjectNode) draft.get("before"),
                        (ObjectNode) draft.get("after"),
                        null,
                        "登记时有误",
                        "更正2号"));
        town.accepted(Office.RELEASE, new ApproveCorrection("更正-2", null));
    }

    private static JsonNode json(Town town, String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--json";
        Town.Run run = town.ledger(all);
        assertThat(run.exitCode()).as(run.err() + run.out()).isZero();
        return run.json();
    }

    private static long central(JsonNode budget, String column) {
        return Town.row(budget, "lines", Map.of("line", "renovation", "source", "central"))
                .get(column)
                .asLong();
    }

    private static void sound(Town town) {
        for (String command : new String[] {"reconcile", "rebuild"}) {
            Town.Run run = town.ledger(command);
            assertThat(run.exitCode()).as(command + run.out() + run.err()).isZero();
        }
        Town.Run verified = town.ledger("verify", "--live");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void aContractOfTheWrongAmountIsMendedAndTheTraceSaysHow(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").contracted(Fen.ofWan(5));
            town.refused(
                    town.sign(it.applicant(), it.invoice("26990000000000000001", Fen.ofWan(50))),
                    RejectionCode.ABOVE_COMPUTED_AMOUNT,
                    "");
            json(town, "budget", "--programme", Town.PROGRAMME);
            corrected(town, "更正-1", "project.contract-registered", Map.of("amountFen", wan(50)));
            it.invoiced("26990000000000000001", Fen.ofWan(5));
            corrected(town, "更正-2", "project.invoice-registered", Map.of("totalFen", wan(50), "claimedFen", wan(50)));
            town.refused(
                    town.sign(it.applicant(), it.invoice("26990000000000000001", Fen.ofWan(1))),
                    RejectionCode.ABOVE_COMPUTED_AMOUNT,
                    "");
            Town.Run trace = town.ledger("trace", it.number());
            assertThat(trace.out())
                    .contains("金额由“5万元”改为“50万元”")
                    .contains("理由：登记时有误")
                    .contains("经办人 示例calculation（", " 提出，示例release（", "） 复核")
                    .doesNotContain("经办人 calculation");
            sound(town);
        }
    }

    @Test
    void anAwardOnAWrongInvestmentIsListedAndAdjusted(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            assertThat(json(town, "recompute", "--programme", Town.PROGRAMME)
                            .get("agrees")
                            .asBoolean())
                    .isTrue();
            corrected(town, "更正-1", "project.acceptance-assessed", Map.of("recognisedInvestmentFen", wan(20)));
            Town.Run differs = town.ledger("recompute", "--programme", Town.PROGRAMME, "--json");
            assertThat(differs.exitCode()).isEqualTo(ExitCode.NO);
            JsonNode difference = differs.json().get("differences").get(0);
            assertThat(difference.get("application").asString()).isEqualTo(it.number());
            assertThat(difference.get("storedFen").asLong()).isEqualTo(wan(15));
            assertThat(difference.get("recomputedFen").asLong()).isEqualTo(wan(10));
            town.accepted(
                    Office.APPROVAL,
                    new ReduceAward(
                            it.number(), java.util.List.of(new Share("central", Fen.ofWan(5))), "更正核定投入", "核减1号"));
            assertThat(json(town, "recompute", "--programme", Town.PROGRAMME)
                            .get("agrees")
                            .asBoolean())
                    .isTrue();
            sound(town);
        }
    }

    /** What goes down and up again leaves nothing to do, and both corrections stay on record with both persons. */
    @Test
    void whatIsCorrectedAndCorrectedBackLeavesNoDifference(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            corrected(town, "更正-1", "project.acceptance-assessed", Map.of("recognisedInvestmentFen", wan(20)));
            assertThat(town.ledger("corrections", "--open").out()).contains("应核减或者追回 50,000.00 元");
            investmentCorrectedAgain(town, wan(30));
            assertThat(town.ledger("corrections", "--open").out()).contains("共 0 件未了结的更正");
            assertThat(town.ledger("corrections").out())
                    .contains("差额见更正 更正-2", "已无差额", "共 2 件更正")
                    .contains("示例calculation（calculation） 提出", "示例release（release） 复核");
            assertThat(json(town, "recompute", "--programme", Town.PROGRAMME)
                            .get("agrees")
                            .asBoolean())
                    .isTrue();
            sound(town);
        }
    }

    @Test
    void anAwardOnTooLittleInvestmentIsRaisedByAThirdPersonAndPaid(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            corrected(town, "更正-1", "project.acceptance-assessed", Map.of("recognisedInvestmentFen", wan(20)));
            town.accepted(
                    Office.APPROVAL,
                    new ReduceAward(
                            it.number(),
                            java.util.List.of(new Share("central", Fen.ofWan(5))),
                            "更正核定投入",
                            "核减1号",
                            "更正-1"));
            investmentCorrectedAgain(town, wan(28));
            // What is left is told once, with the last of the two.
            assertThat(town.ledger("corrections", "--open").out())
                    .contains("更正-2", "可增核 40,000.00 元", "共 1 件未了结的更正")
                    .doesNotContain("更正-1　");
            town.refused(
                    Office.RELEASE,
                    new IncreaseAward(it.number(), "更正-2", Fen.ofWan(4), null, "增核1号", null),
                    RejectionCode.SAME_PERSON,
                    "");
            town.accepted(Office.APPROVAL, new IncreaseAward(it.number(), "更正-2", Fen.ofWan(4), null, "增核1号", null));
            JsonNode corrections = json(town, "corrections").get("corrections");
            assertThat(corrections).hasSize(2);
            JsonNode award = corrections.get(1).get("awards").get(0);
            assertThat(award.get("differenceFen").asLong()).isZero();
            assertThat(award.get("increasedFen").asLong()).isEqualTo(wan(4));
            assertThat(json(town, "corrections", "--open").get("corrections")).isEmpty();
            assertThat(central(json(town, "budget", "--programme", Town.PROGRAMME), "committedFen"))
                    .isEqualTo(wan(14));
            assertThat(json(town, "recompute", "--programme", Town.PROGRAMME)
                            .get("agrees")
                            .asBoolean())
                    .isTrue();
            assertThat(town.ledger("trace", it.number()).out())
                    .contains("增核奖补4万元")
                    .contains("依据更正 更正-2");
            sound(town);
        }
    }

    @Test
    void anAllocationIsMendedAsOfItsDayAndKnownBeforeAsItWas(@TempDir Path home) {
        try (Town town = new Town(home).opened(Packs.builtIn("handan-2025"))) {
            String day = town.today().toString();
            town.allocated("central", "renovation", 800);
            long known = town.store().log().size() - 1;
            town.later(10);
            corrected(town, "更正-1", "programme.budget-allocated", Map.of("amountFen", wan(8_000)));
            assertThat(central(json(town, "budget", "--programme", Town.PROGRAMME), "allocatedFen"))
                    .isEqualTo(wan(8_000));
            assertThat(central(json(town, "budget", "--programme", Town.PROGRAMME, "--as-of", day), "allocatedFen"))
                    .isEqualTo(wan(8_000));
            JsonNode then = json(town, "budget", "--programme", Town.PROGRAMME, "--known-at", Long.toString(known));
            assertThat(central(then, "allocatedFen")).isEqualTo(wan(800));
            town.refused(
                    Office.CALCULATION,
                    proposal(town, "更正-2", "programme.budget-allocated", Map.of("amountFen", wan(10_001))),
                    RejectionCode.CHANGED_MEANWHILE,
                    "");
            sound(town);
        }
    }

    @Test
    void rowsOfOrganisationsAndOfTheTreasuryFollow(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").contracted(Fen.ofWan(50));
            json(town, "budget", "--programme", Town.PROGRAMME);
            corrected(town, "更正-1", "provider.admitted", Map.of(), after -> after.put("name", "更正后的服务商"));
            corrected(town, "更正-2", "enterprise.admitted", Map.of(), after -> after.put("batch", "2"));
            town.accepted(Office.RECEIPT, treasury("凭证-1", 5));
            corrected(town, "更正-3", "bank.treasury-payment-recorded", Map.of("amountFen", wan(6)), after -> {});
            town.accepted(Office.RECEIPT, treasury("凭证-2", 7));
            corrected(town, "更正-4", "bank.treasury-payment-recorded", null);
            town.accepted(Office.RECEIPT, treasury("凭证-2", 8));
            assertThat(town.ledger("trace", it.code()).out()).contains("批次由“第一批”改为“第二批”");
            sound(town);
            Town.Run treasury = town.ledger("reconcile", "treasury", "--programme", Town.PROGRAMME, "--json");
            JsonNode found = JsonMapper.shared().readTree(treasury.out());
            assertThat(found.get("treasuryOnly").toString())
                    .contains(Long.toString(wan(6)), Long.toString(wan(8)))
                    .doesNotContain(Long.toString(wan(7)));
            assertThat(found.get("corrected").toString()).contains(Long.toString(wan(7)));
        }
    }

    private static RecordTreasuryPayment treasury(String voucher, long wan) {
        return new RecordTreasuryPayment(
                Town.PROGRAMME,
                voucher,
                "central",
                "renovation",
                2026,
                "示例单位",
                "6200000000001234",
                Fen.ofWan(wan),
                null,
                null);
    }

    private static void corrected(
            Town town, String number, String type, Map<String, Long> change, Consumer<ObjectNode> further) {
        ProposeCorrection plain = proposal(town, number, type, change);
        ObjectNode after = Objects.requireNonNull(plain.after()).deepCopy();
        further.accept(after);
        town.accepted(
                Office.CALCULATION,
                new ProposeCorrection(
                        number,
                        plain.stream(),
                        plain.position(),
                        type,
                        plain.before(),
                        after,
                        null,
                        plain.reason(),
                        plain.documentNo()));
        town.accepted(Office.RELEASE, new ApproveCorrection(number, null));
    }
}
