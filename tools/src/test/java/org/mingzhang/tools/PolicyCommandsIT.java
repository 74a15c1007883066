package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.eventstore.Append;
import org.mingzhang.app.platform.eventstore.PreparedEntry;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.eventstore.StreamRef;
import org.mingzhang.app.platform.ledger.Genesis;
import org.mingzhang.domain.award.AwardEvent.AwardCalculated;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.seal.Suite;
import org.mingzhang.tools.Town.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code whatif} and {@code recompute} as somebody types them, on a real ledger. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyCommandsIT {
    private static final String CAP = "HD-01.cap.L2.batch2";
    private Town town;
    private TownCase first;
    private TownCase second;

    @BeforeAll
    void begin(@TempDir Path home) {
        town = new Town(home)
                .opened(Packs.builtIn("handan-2025"))
                .allocated("central", "renovation", 20)
                .allocated("local", "renovation", 12)
                .allocated("local", "service", 100);
        first = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
        second = TownCase.pilot(town, "2").accepted(2, Fen.ofWan(60));
        TownCase.pilot(town, "2").contracted(Fen.ofWan(40));
    }

    @AfterAll
    void end() {
        town.close();
    }

    private Run whatif(String... set) {
        String[] args = new String[3 + set.length * 2 + 1];
        args[0] = "whatif";
        args[1] = "--programme";
        args[2] = Town.PROGRAMME;
        for (int i = 0; i < set.length; i++) {
            args[3 + 2 * i] = "--set";
            args[4 + 2 * i] = set[i];
        }
        args[args.length - 1] = "--json";
        long size = town.store().log().size();
        Run run = town.ledger(args);
        assertThat(town.store().log().size()).as("records nothing").isEqualTo(size);
        return run;
    }

    private static long wan(long wan) {
        return Fen.ofWan(wan).value();
    }

    @Test
    void eachChoiceOfAnUndecidedCapShowsItsCostTheShortfallAndItsDate() {
        JsonNode answer = whatif(CAP + "=15万元,18万元").json();
        JsonNode before = Town.row(answer.get("before"), "lines", Map.of("line", "renovation"));
        assertThat(before.get("costFen").asLong()).isEqualTo(wan(15));
        assertThat(Town.row(answer.get("before"), "undecided", Map.of("parameter", CAP))
                        .get("awards")
                        .asLong())
                .isEqualTo(1);

        JsonNode cheap = answer.get("choices").get(0);
        JsonNode enough = Town.row(cheap.get("after"), "lines", Map.of("line", "renovation"));
        assertThat(enough.get("costFen").asLong()).isEqualTo(wan(30));
        assertThat(enough.get("leftFen").asLong()).isEqualTo(wan(2));
        assertThat(enough.get("runsOutOn")).isNull();
        assertThat(Town.row(enough, "sources", Map.of("source", "local"))
                        .get("costFen")
                        .asLong())
                .isEqualTo(wan(10));
        assertThat(Town.row(enough, "sources", Map.of("source", "central"))
                        .get("usedUpOn")
                        .asString())
                .as("the second award takes the rest, and local money takes over")
                .isEqualTo(answer.get("asOf").asString());
        assertThat(Town.row(enough, "sources", Map.of("source", "local"))
                        .get("usedUpOn")
                        .asString())
                .as("by the case under way")
                .isEqualTo("2026-12-31");
        assertThat(enough.get("underWay").get("cases").asInt()).isEqualTo(1);
        assertThat(enough.get("underWay").get("leastFen").asLong())
                .as("level 2, 40万 at 50%, capped at 15万")
                .isEqualTo(wan(15));
        assertThat(cheap.get("changes").get("netFen").asLong()).isEqualTo(wan(15));
        assertThat(cheap.get("changes").get("list").get(0).get("application").asString())
                .isEqualTo(second.number());

        JsonNode dear = answer.get("choices").get(1);
        JsonNode short1 = Town.row(dear.get("after"), "lines", Map.of("line", "renovation"));
        assertThat(short1.get("shortfallFen").asLong()).isEqualTo(wan(1));
        assertThat(short1.get("runsOutOn").asString())
                .isEqualTo(answer.get("asOf").asString());
        assertThat(dear.get("after").get("runsOutOn").asString())
                .isEqualTo(answer.get("asOf").asString());
        assertThat(Town.row(dear.get("after"), "ratios", Map.of("rule", "R2"))
                        .get("state")
                        .asString())
                .isEqualTo("HOLDS");
    }

    @Test
    void aLineAndTheEndOfAPhaseAreTriedAsTheyMayBeRead() {
        JsonNode answer = whatif(CAP + "=15万元", "phase.months=end-exclusive", "ratio.scope=enterprise")
                .json();
        JsonNode after = answer.get("choices").get(0).get("after");
        JsonNode renovation = Town.row(after, "lines", Map.of("line", "renovation"));
        assertThat(Town.row(renovation, "sources", Map.of("source", "local"))
                        .get("usedUpOn")
                        .asString())
                .as("by the case under way, a month before its phase names last")
                .isEqualTo("2026-11-30");
        for (String scenario : new String[] {"service", "renovation"}) {
            JsonNode of = scenario.equals("service") ? answer.get("before") : after;
            assertThat(Town.row(of, "directions", Map.of("direction", "HD-03"))
                            .get("line")
                            .asString())
                    .isEqualTo(scenario);
        }
        WhatIfSums.addUp(
                answer,
                town.ledger("budget", "--programme", Town.PROGRAMME, "--json").json());
    }

    @Test
    void fromTodaysBudgetEveryFigureAddsUpToTheFen() {
        JsonNode budget =
                town.ledger("budget", "--programme", Town.PROGRAMME, "--json").json();
        JsonNode answer = whatif(CAP + "=15万元,18万元", "recovery.reuse=line").json();
        WhatIfSums.addUp(answer, budget);
        JsonNode dear = Town.row(answer.get("choices").get(1).get("after"), "lines", Map.of("line", "renovation"));
        assertThat(dear.get("bridge").get("changeFen").asLong()).isEqualTo(wan(18));
        assertThat(dear.get("bridge").get("thenAvailableFen").asLong()).isEqualTo(-wan(1));
        assertThat(dear.get("underWay").get("thenAvailableFen").asLong()).isEqualTo(-wan(1 + 18));
    }

    @Test
    void casesUnderWayAreDatedByTheirBatchAndTheAssumptionIsSaid() {
        JsonNode answer = whatif(CAP + "=15万元,16万元").json();
        assertThat(answer.get("assumptions").toString()).contains("第二批 2026年12月31日", "不分批次");
        JsonNode line = Town.row(answer.get("choices").get(0).get("after"), "lines", Map.of("line", "renovation"));
        assertThat(line.get("runsOutOn"))
                .as("of what can be computed, 2万 are left")
                .isNull();
        assertThat(line.get("underWay").get("runsOutOn").asString()).isEqualTo("2026-12-31");
        assertThat(line.get("underWay").get("runsOutAtLeastOn").asString()).isEqualTo("2026-12-31");
        JsonNode due = line.get("underWay").get("due").get(0);
        assertThat(due.get("batch").asString()).isEqualTo("2");
        assertThat(due.get("phase").asString()).isEqualTo("2.2");
        assertThat(due.get("thenAvailableFen").asLong()).isEqualTo(-wan(13));
        assertThat(town.ledger("whatif", "--programme", Town.PROGRAMME, "--set", CAP + "=15万元")
                        .out())
                .contains("2026年12月31日起不足", "计于2026年12月31日", "假定：");
    }

    @Test
    void aValueThatIsTriedHasItsUnit() {
        assertThat(town.ledger("whatif", "--programme", Town.PROGRAMME, "--set", "notice.workingDays=7")
                        .out())
                .contains("notice.workingDays = 7 工作日");
    }

    @Test
    void aFactOfOneCaseCanBeTriedToo() {
        JsonNode answer = whatif(first.number() + ":acceptance.recognisedInvestmentFen=20万元")
                .json();
        JsonNode change =
                answer.get("choices").get(0).get("changes").get("list").get(0);
        assertThat(change.get("beforeFen").asLong()).isEqualTo(wan(15));
        assertThat(change.get("afterFen").asLong()).isEqualTo(wan(10));
        assertThat(change.get("progress").asString()).isEqualTo("APPROVED");
    }

    @Test
    void withoutValuesTheParametersAreListedWithWhatTheyMayBe() {
        JsonNode row = Town.row(whatif().json(), "parameters", Map.of("parameter", CAP));
        assertThat(row.get("state").asString()).isEqualTo("UNDECIDED");
        assertThat(row.get("awards").asLong()).isEqualTo(1);
        assertThat(row.get("limits").get(0).get("rule").asString()).contains("≤", "HD-01.cap.L2.batch1");
        assertThat(row.get("limits").get(0).get("clause").get("quote").asString())
                .contains("早改造,多补助");
    }

    @Test
    void thePlainTextSaysInOneGlanceWhetherTheMoneyLasts() {
        Run run = town.ledger("whatif", "--programme", Town.PROGRAMME, "--set", CAP + "=15万元,18万元");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("假设测算，不记账", "＝ 核定后可用", "起不足", "方案2", second.number(), "何时用完", "用完后由");
        assertThat(run.out())
                .as("where the difference falls")
                .contains("尚未核定的多付：+15", "已核定未拨付的少付：0", "已拨付超出新标准（须追回才收得回）：0");
        assertThat(town.ledger("whatif", "--programme", Town.PROGRAMME).out())
                .contains("公示期：5 工作日", "追回资金缴回期限：30 日", "未决的参数（6 项）", CAP, "等待它的：可测算的 1 件，在办的 1 件");
    }

    @Test
    void aParameterThatMovesNoMoneyIsNotAnsweredByNoChange() {
        JsonNode choice = Objects.requireNonNull(whatif("notice.workingDays=9", "refund.dueDays=10")
                .json()
                .get("choices")
                .get(0));
        assertThat(choice.get("changes").get("awards").asInt()).isZero();
        assertThat(choice.get("beyond").valueStream().map(beyond -> beyond.get("parameter")
                        .asString()))
                .containsExactly("notice.workingDays", "refund.dueDays");
        assertThat(town.ledger("whatif", "--programme", Town.PROGRAMME, "--set", "notice.workingDays=9")
                        .out())
                .contains("金额没有变动", "注意：参数「公示期」（notice.workingDays）不影响金额的计算，试算看不出；它用于公示期");
    }

    @Test
    void everyBadValueIsNamedAtOnceWithItsPlaceAndRule() {
        Run run = whatif(
                CAP + "=25万元",
                "no.such=1",
                "HD-01.honourCap=maybe",
                "HD-01.cap.L3.batch2=30",
                "HD-99-9:acceptance.levelAfter=3",
                first.number() + ":no.such=3",
                first.number() + ":acceptance.levelAfter=9",
                "notice.workingDays=5,6,7",
                "refund.dueDays=10,20");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        JsonNode document = JsonMapper.shared().readTree(run.out());
        assertThat(document.get("answer").asString()).isEqualTo("no");
        assertThat(document.get("problems").valueStream().map(problem -> problem.get("place")
                        .asString()))
                .contains(CAP, "no.such", "refund.dueDays", first.number() + ":no.such");
        assertThat(run.err())
                .contains(
                        CAP + "：25万元",
                        "约束 取值 ≤ 「第一批二级企业最高补助」",
                        "改造后等级应为 0–4",
                        "no.such：1",
                        "HD-01.honourCap：maybe",
                        "unreduced",
                        "HD-01.cap.L3.batch2：30",
                        "20万元, 1亿元",
                        "HD-99-9",
                        "没有这个事实",
                        "一一对应");
        assertThat(town.ledger("whatif", "--programme", "elsewhere", "--set", "a=1")
                        .exitCode())
                .isEqualTo(ExitCode.NO);
    }

    @Test
    void anAwardSealedPastTheRulesIsFoundByRecomputingIt() {
        Run honest = town.ledger("recompute", "--programme", Town.PROGRAMME, "--json");
        assertThat(honest.exitCode()).as(honest.out()).isZero();
        assertThat(honest.json().get("awards").asLong()).isEqualTo(1);
        assertThat(honest.json().get("differences").isEmpty()).isTrue();

        long position = forge(second.number());
        Run run = town.ledger("recompute", "--programme", Town.PROGRAMME, "--json");
        assertThat(run.exitCode()).isEqualTo(ExitCode.NO);
        JsonNode found = Objects.requireNonNull(run.json().get("differences").get(0));
        assertThat(found.get("position").asLong()).isEqualTo(position);
        assertThat(found.get("application").asString()).isEqualTo(second.number());
        assertThat(found.get("storedFen").asLong()).isEqualTo(wan(15));
        assertThat(found.get("code").asString()).isEqualTo("PARAMETER_UNDECIDED");
        assertThat(found.get("step").get("rule").asString()).startsWith("HD-01/");
        assertThat(town.ledger("recompute", "--programme", Town.PROGRAMME).out())
                .contains("序号 " + position, "奖补测算", "测算上限", second.number());
        assertThat(town.ledger("recompute", "--programme", "elsewhere").exitCode())
                .isEqualTo(ExitCode.NO);
    }

    /** Whoever holds the ledger's database seals the first case's calculation into the second's stream. */
    private long forge(String number) {
        StreamRef from = new StreamRef("award", first.number());
        StoredEntry calculated = town.store().log().stream(from, 0).getFirst();
        Envelope honest = EventCodec.decode(calculated.bytes());
        AwardCalculated event = (AwardCalculated) honest.event();
        Envelope forged = new Envelope(
                honest.ledger(),
                Envelope.eventId("forged-award", 0),
                StreamId.award(number),
                0,
                town.node().clock().now(),
                town.today(),
                Genesis.self(Town.LEDGER, town.node().keys()),
                null,
                null,
                null,
                new AwardCalculated(
                        event.programme(),
                        event.direction(),
                        second.code(),
                        event.packSm3(),
                        event.ceilingFen(),
                        event.floorFen(),
                        event.discretionary(),
                        event.purpose(),
                        event.trace()));
        byte[] bytes = EventCodec.encode(forged);
        PreparedEntry entry = new PreparedEntry(
                new StreamRef("award", number),
                0,
                "forged-award.0",
                EventCodec.type(forged.event()),
                EventCodec.revision(forged.event()),
                forged.recordedAt(),
                forged.businessDate(),
                bytes,
                Suite.SM3.leafHash(bytes),
                Suite.SHA256.leafHash(bytes),
                List.of());
        return town.node()
                .log()
                .append(new Append("forged-award", Suite.SM3.hash(bytes), List.of(entry), List.of()))
                .join()
                .firstPosition();
    }
}
