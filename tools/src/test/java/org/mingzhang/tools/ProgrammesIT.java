package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.command.Outcome;
import org.mingzhang.app.platform.command.PackShelf;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationEvent;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.CreditCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordAcceptance;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Industry;
import org.mingzhang.domain.policy.Parameter;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AllocateBudget;
import org.mingzhang.domain.programme.ProgrammeCommand.AppropriateFunds;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeCommand.OpenProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.RecordFigure;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Staff;
import tools.jackson.databind.JsonNode;

/** All programmes of the five notices in one ledger, each driven by signed commands from application to payment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammesIT {
    private static final LocalDate BEGINS = LocalDate.of(2021, 9, 1);
    private Town town;

    @BeforeAll
    void begin(@TempDir Path home) {
        town = new Town(home, BEGINS);
        cases();
        town.on(LocalDate.of(2025, 6, 2));
        lighthouse();
        benchmarks();
        deepRenovation();
        town.on(LocalDate.of(2026, 3, 2));
        renovation();
    }

    @AfterAll
    void end() {
        town.close();
    }

    private PolicyPack opened(String id) {
        PolicyPack pack = Packs.builtIn(id);
        OpenProgramme open = new OpenProgramme(
                id, "示例专项", PackShelf.digest(pack), town.today(), town.today().plusYears(2));
        assertThat(town.node().desk().submit(town.sign(Office.ROSTER.staff(), open), pack))
                .isInstanceOf(Outcome.Accepted.class);
        return pack;
    }

    /** The examiner of a county of the pack. */
    private Staff county(String county) {
        return town.registered(new Staff("county-" + county, "county-" + county, Role.COUNTY_INDUSTRY, county));
    }

    private String organisation(Staff county, @Nullable String industry) {
        String first = String.format("91%sMA%07d", county.county(), town.next());
        String code = first + CreditCode.checkCharacter(first);
        String name = "示例单位" + code.substring(10, 17);
        town.accepted(
                county,
                new RegisterEnterprise(
                        code,
                        new Details(
                                name,
                                Kind.ENTERPRISE,
                                county.county(),
                                industry,
                                null,
                                null,
                                true,
                                null,
                                50,
                                LocalDate.of(2010, 1, 1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        new BankAccount("示例银行", "6200" + code.substring(10, 17), name)));
        town.registered(Town.applicant(code));
        return code;
    }

    /** One of those that the pack is for; none where its notice names none. */
    private static @Nullable String industry(PolicyPack pack) {
        return pack.industries().stream().map(Industry::id).findFirst().orElse(null);
    }

    private String pilot(PolicyPack pack, Staff county) {
        String code = organisation(county, industry(pack));
        town.accepted(Office.ROSTER, new AdmitEnterprise(code, pack.id(), "1", "名单1号"));
        return code;
    }

    private void certified(String enterprise, PolicyPack pack, int level, int scoreTenths, Fen invested) {
        town.accepted(
                Office.NOTICE,
                new RecordAcceptance(
                        enterprise,
                        pack.id(),
                        "示例评测机构",
                        "证-" + town.next(),
                        town.today(),
                        true,
                        level,
                        scoreTenths,
                        12,
                        8,
                        invested,
                        100,
                        70,
                        50,
                        "70",
                        "71.4",
                        IntStream.range(0, 12)
                                .mapToObj(i -> new Acceptance.Scene("场景" + i, level, i < 8))
                                .toList()));
    }

    private void money(PolicyPack pack, long wan) {
        String source = pack.sources().getFirst().id();
        String line = pack.lines().getFirst().id();
        town.accepted(
                Office.BUDGET, new AppropriateFunds(pack.id(), source, Fen.ofWan(wan), "下达" + town.next() + "号", 2025));
        town.accepted(
                Office.BUDGET,
                new AllocateBudget(pack.id(), source, line, Fen.ofWan(wan), "分配" + town.next() + "号", 2025));
    }

    private void decided(PolicyPack pack, String parameter, String value) {
        town.accepted(Office.ROSTER, new DecideParameter(pack.id(), parameter, value, "决定" + town.next() + "号"));
    }

    /** 2021: cases without money, as many as the number of little giants allows. */
    private void cases() {
        PolicyPack pack = opened("miit-2021-cases");
        Staff province = county("130000");
        town.accepted(
                Office.ROSTER, new RecordFigure(pack.id(), "little-giants", "130000", "39", town.today(), "统计1号"));
        AnyCase first = giant(pack, province);
        AnyCase second = giant(pack, province);
        town.refused(first.submission(Map.of("brief", "字".repeat(151))), RejectionCode.TEXT_TOO_LONG, "150");
        first.approved();
        second.submitted().recommended();
        town.refused(Office.DECISION, second.decision(), RejectionCode.QUOTA_EXCEEDED, "5%");
        town.accepted(
                Office.ROSTER, new RecordFigure(pack.id(), "little-giants", "130000", "40", town.today(), "统计2号"));
        town.accepted(Office.DECISION, second.decision());
    }

    private AnyCase giant(PolicyPack pack, Staff province) {
        String code = organisation(province, null);
        town.accepted(
                Office.ROSTER,
                new RecordHonour(
                        code,
                        "专精特新“小巨人”企业",
                        "国家级",
                        null,
                        LocalDate.of(2020, 11, 1),
                        LocalDate.of(2023, 10, 31),
                        "工信1号"));
        return new AnyCase(town, pack, "MI-2a", code, province);
    }

    /** An accepted pilot enterprise gets 小灯塔 and 创新; 数字化车间 beside the former is refused. */
    private void lighthouse() {
        PolicyPack pack = opened("shijiazhuang-2025");
        Staff county = county("130104");
        money(pack, 500);
        String code = pilot(pack, county);
        town.accepted(
                Office.ROSTER,
                new RecordHonour(
                        code, "专精特新中小企业", "省级", null, LocalDate.of(2024, 5, 1), LocalDate.of(2027, 4, 30), "工信2号"));
        AnyCase it = new AnyCase(town, pack, "SJZ-A1", code, county)
                .from(2)
                .submitted()
                .recommended();
        town.refused(Office.DECISION, it.decision(), RejectionCode.FACT_MISSING, "小灯塔");
        certified(code, pack, 3, 700, Fen.ofWan(120));
        town.accepted(Office.DECISION, it.decision());
        it.awarded(Fen.ofWan(30), null).paid(Fen.ofWan(30));
        town.refused(
                new AnyCase(town, pack, "SJZ-A2", code, county).submission(Map.of()), RejectionCode.EXCLUDED, "限报1项");
        new AnyCase(town, pack, "SJZ-A3", code, county)
                .from(2)
                .approved()
                .awarded(Fen.ofWan(10), null)
                .paid(Fen.ofWan(10));
    }

    /** Ten members, five of them pilot enterprises: paid once the last of these is accepted at level two. */
    private void benchmarks() {
        PolicyPack pack = opened("changji-benchmarks");
        Staff county = county("652302");
        money(pack, 500);
        String alone = pilot(pack, county);
        certified(alone, pack, 2, 500, Fen.ofWan(80));
        AnyCase workshop = new AnyCase(town, pack, "CJ-1", alone, county).approved();
        town.refused(
                Office.CALCULATION,
                new CalculateAward(workshop.number()),
                RejectionCode.PARAMETER_UNDECIDED,
                "退回所获财政奖补资金");
        decided(pack, "CJ-1.amount", "20万元");
        workshop.awarded(Fen.ofWan(20), null).paid(Fen.ofWan(20));

        List<String> members = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            members.add(i < 5 ? pilot(pack, county) : organisation(county, null));
        }
        for (String member : members.subList(1, 5)) {
            certified(member, pack, 2, 500, Fen.ofWan(50));
        }
        decided(pack, "CJ-3.amount", "50万元");
        AnyCase chain = new AnyCase(town, pack, "CJ-3", organisation(county, industry(pack)), county)
                .with(members)
                .approved()
                .awarded(Fen.ofWan(50), null);
        certified(members.getFirst(), pack, 1, 300, Fen.ofWan(50));
        town.refused(Office.ORDER, chain.order(Fen.ofWan(50)), RejectionCode.PAYMENT_CONDITION, "全部试点企业");
        town.later(1);
        certified(members.getFirst(), pack, 2, 450, Fen.ofWan(50));
        chain.paid(Fen.ofWan(50));
        AnyCase eleven = new AnyCase(town, pack, "CJ-3", organisation(county, industry(pack)), county)
                .with(Stream.concat(members.stream(), Stream.of(organisation(county, null)))
                        .toList());
        eleven.submitted().recommended();
        town.refused(Office.DECISION, eleven.decision(), RejectionCode.NOT_ELIGIBLE, "占比不低于50%");
    }

    /** 80万 invested, 20万 granted before: 20万 by the default reading. Nobody is scored before the weights are decided. */
    private void deepRenovation() {
        PolicyPack pack = opened("qingdao-2025");
        Staff county = county("370211");
        money(pack, 5_800);
        AnyCase early = new AnyCase(town, pack, "QD-1", pilot(pack, county), county).submitted();
        town.accepted(county, new DecideStage(early.number(), "county", ApplicationEvent.Outcome.PASSED, null, "同意"));
        town.refused(
                Office.EXPERT,
                new GiveScore(early.number(), "experts", "level", 100),
                RejectionCode.PARAMETER_UNDECIDED,
                "数字化水平");
        pack.parameters().stream()
                .map(Parameter::id)
                .filter(id -> id.startsWith("QD-1.weight"))
                .forEach(id -> decided(pack, id, "20"));
        String code = pilot(pack, county);
        certified(code, pack, 2, 600, Fen.ofWan(80));
        town.accepted(
                Office.ROSTER, new RecordPriorAward(code, "中小企业数字化转型试点资金", "市级", "二级及以上数字化水平改造", Fen.ofWan(20), null));
        AnyCase it = new AnyCase(town, pack, "QD-1", code, county).approved();
        town.accepted(Office.ROSTER, new RecordPriorAward(code, "技术改造资金", "省级", "设备更新", Fen.ofWan(5), null));
        town.refused(Office.CALCULATION, new CalculateAward(it.number()), RejectionCode.PARAMETER_UNDECIDED, "已奖补资金");
        decided(pack, "QD-1.prior", "ignored");
        it.awarded(Fen.ofWan(20), null).paid(Fen.ofWan(20));
    }

    /** The programme with renovation of its own: its acceptance is of its own project. */
    private void renovation() {
        town.opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 100);
        TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded().paid(1, Fen.ofWan(15));
    }

    @Test
    void whatEachProgrammeGrantedIsReproducedFromItsEntries() {
        Map<String, Integer> awards = Map.of(
                "miit-2021-cases", 0, "shijiazhuang-2025", 2, "changji-benchmarks", 2, "qingdao-2025", 1, "handan", 1);
        awards.forEach((id, number) -> {
            JsonNode report =
                    town.ledger("recompute", "--programme", id, "--json").json();
            assertThat(report.at("/agrees").asBoolean()).as(id + " " + report).isTrue();
            assertThat(report.at("/awards").asInt()).as(id).isEqualTo(number);
        });
    }

    @Test
    void whoCompetesForThePlacesForTheBestIsSeen() {
        JsonNode ranking = town.ledger("ranking", "--programme", "qingdao-2025", "--json")
                .json()
                .at("/rankings/0");
        assertThat(ranking.at("/limit").asLong()).isEqualTo(100);
        assertThat(ranking.at("/taken").asLong()).isEqualTo(1);
        assertThat(ranking.at("/cases/0/scoreTenths").asInt()).isEqualTo(500);
        assertThat(ranking.at("/cases/0/outlook").asString()).isEqualTo("PLACED");
        assertThat(ranking.at("/cases/1/outlook").asString()).isEqualTo("UNSCORED");
        assertThat(town.ledger("ranking", "--programme", "qingdao-2025").out()).contains("还没有评分");
    }

    /** Eleven members, ten of which apply together with somebody else in the same words. */
    @Test
    void consortiaThatAreAlikeAreLaidBeforePeople() {
        JsonNode similar = town.ledger("similar", "--programme", "changji-benchmarks", "--json")
                .json()
                .at("/similarities/0");
        assertThat(similar.at("/compared").asInt()).isEqualTo(2);
        assertThat(similar.at("/pairs/0/together").asInt()).isEqualTo(10);
        assertThat(similar.at("/pairs/0/members").asString()).isEqualTo("10/11");
        assertThat(similar.at("/pairs/0/texts").asString()).isEqualTo("1");
        assertThat(town.ledger("similar", "--programme", "changji-benchmarks").out())
                .contains("提请复核 1 对", "90.9%", "高度相似");
        assertThat(town.ledger("similar", "--programme", "handan").out()).contains("没有查重规则");
    }

    @Test
    void equalWeightsAreTriedWithoutAnEntry() {
        JsonNode answer = town.ledger(
                        "whatif",
                        "--programme",
                        "qingdao-2025",
                        "--set",
                        "QD-2.weight.performance=25",
                        "--set",
                        "QD-2.weight.strength=25",
                        "--set",
                        "QD-2.weight.ability=25",
                        "--set",
                        "QD-2.weight.participation=25",
                        "--json")
                .json();
        assertThat(answer.at("/choices/0/changes/netFen").asLong()).isZero();
    }

    @Test
    void whatAnotherReadingWouldGiveIsTriedWithoutAnEntry() {
        JsonNode answer = town.ledger("whatif", "--programme", "qingdao-2025", "--set", "QD-1.rate=separate", "--json")
                .json();
        assertThat(answer.at("/choices/0/changes/netFen").asLong())
                .isEqualTo(Fen.ofWan(10).value());
    }

    @Test
    void theWholeLedgerHoldsAndEachBudgetIsItsOwn() {
        assertThat(town.ledger("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        JsonNode budget = town.ledger("budget", "--programme", "shijiazhuang-2025", "--json")
                .json();
        assertThat(budget.toString()).contains("" + Fen.ofWan(40).value());
    }
}
