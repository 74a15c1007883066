package org.mingzhang.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.award.AwardCommand.ConfirmPayment;
import org.mingzhang.domain.award.AwardCommand.OrderPayment;
import org.mingzhang.domain.award.AwardEvent.AwardApproved;
import org.mingzhang.domain.award.AwardEvent.PaymentConfirmed;
import org.mingzhang.domain.award.AwardEvent.PaymentOrdered;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListCommand.Receipt;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.tools.Town.Office;
import tools.jackson.databind.JsonNode;

/** Official lists on the whole product: signed once, carried out whole or not at all, compared with what was paid. */
class ListsIT {
    /** How many rows a list has; 600 to measure. */
    private static final int ROWS = Integer.getInteger("lists.rows", 6);

    @TempDir
    private Path temp;

    @AfterEach
    void end() {
        LogFile.close();
    }

    private static Town town(Path home) {
        return new Town(home)
                .opened(Packs.builtIn("handan-2025"))
                .allocated("central", "renovation", 8_000)
                .allocated("local", "renovation", 8_000);
    }

    private static List<TownCase> reviewed(Town town) {
        List<TownCase> cases = TownCase.pilots(town, "1", ROWS);
        cases.forEach(it -> it.accepted(2, Fen.ofWan(20)).reviewed());
        return cases;
    }

    private static void issued(
            Town town, String list, OfficialListEvent.Kind kind, @Nullable LocalDate noticeTo, List<Item> items) {
        town.accepted(
                Office.NOTICE,
                new IssueList(
                        list,
                        Town.PROGRAMME,
                        kind,
                        "示例〔2026〕1号",
                        noticeTo == null ? null : town.today(),
                        noticeTo,
                        items));
    }

    private static List<Item> items(List<TownCase> cases, Fen amount) {
        return cases.stream().map(it -> new Item(it.number(), null, amount)).toList();
    }

    private static CarryOut carryOut(Town town, String list, Act act) {
        String sm3 = json(town, "lists", "show", list).at("/sm3").asString();
        return new CarryOut(list, sm3, act, null, null, null, null, null, null);
    }

    private static CarryOut confirmation(Town town, String list, List<Receipt> receipts) {
        String sm3 = json(town, "lists", "show", list).at("/sm3").asString();
        return new CarryOut(list, sm3, Act.CONFIRM_PAYMENTS, null, null, null, null, null, null, null, null, receipts);
    }

    private static JsonNode json(Town town, String... args) {
        return json(town, 0, args);
    }

    private static JsonNode json(Town town, int exitCode, String... args) {
        String[] all = Arrays.copyOf(args, args.length + 1);
        all[args.length] = "--json";
        Town.Run run = town.ledger(all);
        assertThat(run.exitCode()).as(run.err() + run.out()).isEqualTo(exitCode);
        return run.json();
    }

    private static void sound(Town town) {
        assertThat(json(town, "verify", "--live").at("/holds").asBoolean()).isTrue();
        // Exit code 0 says that read models built anew are the same.
        json(town, "reconcile");
    }

    private static long count(List<LedgerEvent> events, Class<?> kind) {
        return events.stream().filter(kind::isInstance).count();
    }

    @Test
    void aListIsNoticedApprovedAndPaidByOneSignatureEachAndWhatIsPaidIsWhatWasNoticed() {
        try (Town town = town(temp.resolve("home"))) {
            List<TownCase> cases = reviewed(town);
            issued(town, "GS-1", OfficialListEvent.Kind.NOTICE, town.today().plusDays(9), items(cases, Fen.ofWan(10)));
            town.later(10);
            issued(town, "RD-1", OfficialListEvent.Kind.DECISION, null, items(cases, Fen.ofWan(10)));
            CarryOut approval = carryOut(town, "RD-1", Act.APPROVE_AWARDS);
            List<LedgerEvent> approved = town.accepted(Office.APPROVAL, approval);
            assertThat(count(approved, AwardApproved.class)).isEqualTo(ROWS);
            issued(town, "FA-1", OfficialListEvent.Kind.PAYMENT_PLAN, null, items(cases, Fen.ofWan(10)));
            CarryOut order = carryOut(town, "FA-1", Act.ORDER_PAYMENTS);
            assertThat(count(town.accepted(Office.ORDER, order), PaymentOrdered.class))
                    .isEqualTo(ROWS);
            town.refused(
                    Office.ORDER, carryOut(town, "FA-1", Act.APPROVE_PAYMENTS), RejectionCode.LIST_ROWS_REFUSED, "");
            town.accepted(Office.RELEASE, carryOut(town, "FA-1", Act.APPROVE_PAYMENTS));
            assertThat(json(town, "lists", "compare", "GS-1", "--paid")
                            .at("/onlyFirst")
                            .size())
                    .isEqualTo(ROWS);
            List<Receipt> receipts = IntStream.rangeClosed(1, ROWS)
                    .mapToObj(row -> new Receipt(row, "示例银行", "回单-" + row))
                    .toList();
            assertThat(count(
                            town.accepted(Office.RECEIPT, confirmation(town, "FA-1", receipts)),
                            PaymentConfirmed.class))
                    .isEqualTo(ROWS);
            JsonNode paid = json(town, "lists", "compare", "GS-1", "--paid");
            assertThat(paid.at("/same").asInt()).isEqualTo(ROWS);
            assertThat(paid.at("/agrees").asBoolean()).isTrue();
            JsonNode lists = json(town, "lists", "--programme", Town.PROGRAMME);
            JsonNode plan = Town.row(lists, "lists", Map.of("list", "FA-1"));
            assertThat(plan.at("/carriedOut").asInt()).isEqualTo(ROWS);
            assertThat(lists.at("/paymentsWithoutList").size()).isZero();
            assertThat(lists.at("/paymentsOtherThanListed").size()).isZero();
            assertThat(lists.at("/plannedAboveAward").size()).isZero();
            assertThat(town.ledger("lists", "--programme", Town.PROGRAMME).out())
                    .contains(
                            ROWS + "/" + ROWS + " 行（核定 " + ROWS + "）",
                            ROWS + "/" + ROWS + " 行（拨付 " + ROWS + "，支付 " + ROWS + "）");
            assertThat(town.ledger("trace", cases.getFirst().number()).out())
                    .contains("据名单 RD-1 第 1 行", "据名单 FA-1 第 1 行");
            sound(town);
        }
    }

    /** One fen more on one row of the plan than the public saw, and a payment that no list has. */
    @Test
    void aPlanThatWasAlteredAfterTheNoticeShows() {
        try (Town town = town(temp.resolve("home"))) {
            List<TownCase> cases = reviewed(town);
            issued(town, "GS-1", OfficialListEvent.Kind.NOTICE, town.today().plusDays(9), items(cases, Fen.ofWan(9)));
            issued(town, "RD-1", OfficialListEvent.Kind.DECISION, null, items(cases, Fen.ofWan(10)));
            town.accepted(Office.APPROVAL, carryOut(town, "RD-1", Act.APPROVE_AWARDS));
            List<Item> altered = new ArrayList<>(items(cases.subList(0, ROWS - 1), Fen.ofWan(9)));
            altered.set(
                    0, new Item(cases.getFirst().number(), null, Fen.ofWan(9).plus(Fen.of(1))));
            issued(town, "FA-1", OfficialListEvent.Kind.PAYMENT_PLAN, null, altered);
            JsonNode difference = json(town, 1, "lists", "compare", "GS-1", "FA-1");
            assertThat(difference.at("/same").asInt()).isEqualTo(ROWS - 2);
            assertThat(difference.at("/onlyFirst/0/application").asString())
                    .isEqualTo(cases.getLast().number());
            assertThat(difference.at("/differing/0/differences/0/field").asString())
                    .isEqualTo("amountFen");
            assertThat(difference.at("/differing/0/differences/0/second").asString())
                    .isEqualTo("9000001");
            town.accepted(Office.ORDER, carryOut(town, "FA-1", Act.ORDER_PAYMENTS));
            town.accepted(Office.RELEASE, carryOut(town, "FA-1", Act.APPROVE_PAYMENTS));
            town.accepted(
                    Office.RECEIPT, new ConfirmPayment(cases.getFirst().number(), "FA-1-1", "示例银行", "回单-1", null));
            TownCase unlisted = cases.getLast();
            town.accepted(
                    Office.ORDER, new OrderPayment(unlisted.number(), "付-外", Fen.ofWan(10), null, unlisted.account()));
            assertThat(town.ledger("lists", "compare", "GS-1", "--paid").out())
                    .contains("同一行，说法不一：1 行", "90,000.00 元", "90,000.01 元", "FA-1-1");
            assertThat(json(town, "lists", "--programme", Town.PROGRAMME)
                            .at("/paymentsWithoutList/0")
                            .asString())
                    .isEqualTo("付-外");
        }
    }

    /** A plan is held against the awards when it is issued, and everything that can never be paid is told at once. */
    @Test
    void aPlanThatPaysMoreThanIsApprovedOrBySomeoneElsesNameOrWithoutItsNumberIsNotIssued() {
        try (Town town = town(temp.resolve("home"))) {
            TownCase awarded =
                    TownCase.pilot(town, "1").accepted(2, Fen.ofWan(20)).awarded();
            TownCase uncalculated = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(20));
            List<Item> items = List.of(
                    new Item(awarded.number(), null, Fen.ofWan(10).plus(Fen.of(1))),
                    new Item(uncalculated.number(), null, Fen.ofWan(10)),
                    new Item("HD-没有", null, Fen.ofWan(10)));
            IssueList plan = new IssueList(
                    "FA-1", Town.PROGRAMME, OfficialListEvent.Kind.PAYMENT_PLAN, "拨付1号", null, null, items);
            assertThat(town.refused(Office.BUDGET, plan, RejectionCode.LIST_ROWS_REFUSED, "名单各行都成立才签发")
                            .facts()
                            .toString())
                    .contains("第 1 行：超过已承诺资金", "100,000.01", "第 2 行：当前状态下不能办理", "第 3 行：对象不存在");
            town.refused(
                    Office.BUDGET,
                    new IssueList(
                            "FA-1",
                            Town.PROGRAMME,
                            OfficialListEvent.Kind.PAYMENT_PLAN,
                            null,
                            null,
                            null,
                            items.subList(0, 1)),
                    RejectionCode.LIST_DOCUMENT_MISSING,
                    "以文号签发");
            assertThat(json(town, "lists", "--programme", Town.PROGRAMME)
                            .at("/lists")
                            .isEmpty())
                    .isTrue();
        }
    }

    /** Where the pack demands it, what the public did not see is not paid. */
    @Test
    void aPaymentOutsideANoticedPlanIsRefusedWhereThePackDemandsTheNotice() {
        String pack = new String(Packs.bytes("handan-2025", "pack.yaml"), UTF_8)
                .replace("parameters:\n  notice.workingDays:", """
                        parameters:
                          payment.listNotice:
                            name: 拨付方案须经公示
                            type: flag
                            default: true
                            doubt: 方案未规定拨付方案是否公示。
                            proposed: 拨付方案公示期满后拨付
                          notice.workingDays:""");
        try (Town town = new Town(temp.resolve("home"))
                .opened(PackReader.read(pack.getBytes(UTF_8)))
                .allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(20)).awarded();
            town.refused(Office.ORDER, it.order(1, Fen.ofWan(10)), RejectionCode.LIST_NOT_NOTICED, "拨付方案公示期满后拨付");
            issued(town, "FA-1", OfficialListEvent.Kind.PAYMENT_PLAN, null, items(List.of(it), Fen.ofWan(10)));
            town.refused(Office.ORDER, carryOut(town, "FA-1", Act.ORDER_PAYMENTS), RejectionCode.LIST_ROWS_REFUSED, "");
            issued(
                    town,
                    "FA-2",
                    OfficialListEvent.Kind.PAYMENT_PLAN,
                    town.today().plusDays(9),
                    items(List.of(it), Fen.ofWan(10)));
            JsonNode twice = json(town, "lists", "--programme", Town.PROGRAMME).at("/plannedAboveAward/0");
            assertThat(twice.at("/application").asString()).isEqualTo(it.number());
            assertThat(twice.at("/plannedFen").asLong()).isEqualTo(Fen.ofWan(20).value());
            assertThat(twice.at("/lists").toString()).isEqualTo("[\"FA-1\",\"FA-2\"]");
            assertThat(town.ledger("lists", "--programme", Town.PROGRAMME).out())
                    .contains("各拨付方案合计超过奖补的申报：1 件", "FA-1、FA-2");
            town.refused(Office.ORDER, carryOut(town, "FA-2", Act.ORDER_PAYMENTS), RejectionCode.LIST_ROWS_REFUSED, "");
            town.later(10);
            town.accepted(Office.ORDER, carryOut(town, "FA-2", Act.ORDER_PAYMENTS));
        }
    }

    @Test
    void theRosterStandsAsOfAnyDay() {
        try (Town town = town(temp.resolve("home"))) {
            String out = town.organisation(Kind.ENTERPRISE);
            String in = town.organisation(Kind.ENTERPRISE);
            LocalDate first = town.today();
            for (String code : List.of(out, in)) {
                town.accepted(Office.ROSTER, new ReserveEnterprise(code, Town.PROGRAMME, "储备1号"));
            }
            town.later(10);
            town.accepted(Office.ROSTER, new AdmitEnterprise(out, Town.PROGRAMME, "1", "名单1号"));
            town.later(10);
            LocalDate left = town.today();
            long before = town.store().log().size() - 1;
            town.accepted(Office.ROSTER, new LeavePilot(out, Town.PROGRAMME, "退出1号", "停产"));
            town.later(10);
            town.accepted(Office.ROSTER, new AdmitEnterprise(in, Town.PROGRAMME, "2", "名单2号"));
            town.accepted(Office.ROSTER, new ReplaceEnterprise(out, Town.PROGRAMME, in, "替补1号"));
            JsonNode now = json(town, "roster", "--programme", Town.PROGRAMME);
            assertThat(now.at("/inPilot").asInt()).isEqualTo(1);
            assertThat(now.at("/batches/2").asInt()).isEqualTo(1);
            JsonNode incoming = Town.row(now, "places", Map.of("enterprise", in));
            assertThat(incoming.at("/replaces").asString()).isEqualTo(out);
            assertThat(incoming.at("/documentNo").asString()).isEqualTo("名单2号");
            assertThat(incoming.at("/reservedOn").asString()).isEqualTo(first.toString());
            JsonNode gone = Town.row(now, "places", Map.of("enterprise", out));
            assertThat(gone.at("/status").asString()).isEqualTo("REPLACED");
            assertThat(gone.at("/since").asString()).isEqualTo(left.toString());
            JsonNode then = json(
                    town,
                    "roster",
                    "--programme",
                    Town.PROGRAMME,
                    "--as-of",
                    left.minusDays(1).toString());
            assertThat(Town.row(then, "places", Map.of("enterprise", out))
                            .at("/status")
                            .asString())
                    .isEqualTo("IN_PILOT");
            assertThat(then.at("/reserved").asInt()).isEqualTo(1);
            JsonNode known = json(town, "roster", "--programme", Town.PROGRAMME, "--known-at", Long.toString(before));
            assertThat(Town.row(known, "places", Map.of("enterprise", out))
                            .at("/status")
                            .asString())
                    .isEqualTo("IN_PILOT");
            assertThat(json(town, "roster", "--programme", Town.PROGRAMME, "--batch", "第一批")
                            .at("/places")
                            .size())
                    .isEqualTo(1);
            assertThat(town.ledger("roster", "--programme", Town.PROGRAMME).out())
                    .contains("在试点 1 家", "替补 " + out, "由 " + in + " 替补", "停产");
            comesBack(town, out, in);
            sound(town);
        }
    }

    /** By a new reserve, here by a list that has no number, and by another person; who came in for whom stays told. */
    private static void comesBack(Town town, String out, String in) {
        town.later(7);
        AdmitEnterprise back = new AdmitEnterprise(out, Town.PROGRAMME, "1", "名单3号");
        town.refused(Office.DECISION, back, RejectionCode.WRONG_STATE, "");
        town.accepted(
                Office.NOTICE,
                new IssueList(
                        "TJ-9",
                        Town.PROGRAMME,
                        OfficialListEvent.Kind.RECOMMENDATION,
                        null,
                        null,
                        null,
                        List.of(new Item(null, out, null))));
        town.accepted(Office.ROSTER, carryOut(town, "TJ-9", Act.RESERVE));
        JsonNode reserved =
                Town.row(json(town, "roster", "--programme", Town.PROGRAMME), "places", Map.of("enterprise", out));
        assertThat(reserved.at("/status").asString()).isEqualTo("RESERVED");
        assertThat(reserved.at("/documentNo").isString()).isFalse();
        assertThat(reserved.at("/list").asString()).isEqualTo("TJ-9");
        assertThat(reserved.at("/batch").isString()).isFalse();
        town.refused(Office.ROSTER, back, RejectionCode.SAME_PERSON, "");
        town.accepted(Office.DECISION, back);
        JsonNode now = json(town, "roster", "--programme", Town.PROGRAMME);
        assertThat(now.at("/inPilot").asInt()).isEqualTo(2);
        assertThat(Town.row(now, "places", Map.of("enterprise", in))
                        .at("/replaces")
                        .asString())
                .isEqualTo(out);
        assertThat(Town.row(now, "places", Map.of("enterprise", out))
                        .at("/replacedBy")
                        .asString())
                .isEqualTo(in);
        assertThat(town.ledger("roster", "--programme", Town.PROGRAMME).out())
                .contains("替补 " + out, "曾由 " + in + " 替补");
    }
}
