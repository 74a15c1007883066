package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.DrawExperts;
import org.mingzhang.domain.application.ApplicationCommand.RequestDraw;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationEvent.ExpertsDrawn;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.DeclareSpecialAccount;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.LedgerEvent;
import org.mingzhang.domain.expert.ExpertCommand.EnrolExpert;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AdoptSupervisionPlan;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.programme.ProgrammeEvent.Node;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.tools.Town.Office;
import org.mingzhang.tools.Town.Staff;
import tools.jackson.databind.JsonNode;

/** Experts by lot, duties and supervision on a real ledger, through the command line. */
class OversightIT {
    @Test
    void expertsAreDrawnByTheNextDaysRootsAndAnybodyDrawsThemAgain(@TempDir Path home) {
        try (Town town = new Town(home).opened(Packs.builtIn("handan-2025"))) {
            for (int n = 1; n <= 5; n++) {
                Staff expert = town.registered(new Staff("expert-" + n, "school-" + n, Role.EXPERT, null));
                town.accepted(
                        Office.ROSTER,
                        new EnrolExpert(
                                Town.PROGRAMME, "专家" + n, expert.id(), "示例" + n, null, "示例院校" + n, "装备制造", "入库1号"));
            }
            String code = town.organisation(Kind.ENTERPRISE);
            town.accepted(Office.ROSTER, new AdmitEnterprise(code, Town.PROGRAMME, "1", "名单1号"));
            String number = "HD-01-draw";
            town.accepted(
                    Town.applicant(code),
                    new SubmitApplication(
                            number,
                            Town.PROGRAMME,
                            "HD-01",
                            code,
                            "示例申报",
                            null,
                            Fen.ofWan(60),
                            1,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            null,
                            null,
                            null));
            town.accepted(Office.COUNTY_OFFICE, new DecideStage(number, "county", Outcome.PASSED, null, "同意"));
            town.accepted(Office.COUNTY_OFFICE, new DecideStage(number, "site", Outcome.PASSED, null, "同意"));
            town.accepted(Office.ROSTER, new RequestDraw(number, "experts", 2, 1, null));
            town.refused(Office.ROSTER, new DrawExperts(number, "experts"), RejectionCode.WRONG_STATE, "记账规则");
            assertThat(town.ledger("draw", number).exitCode()).isEqualTo(ExitCode.NO);

            town.later(1);
            List<LedgerEvent> events =
                    new ArrayList<>(town.accepted(Office.NOTICE, new DrawExperts(number, "experts")));
            ExpertsDrawn drawn = (ExpertsDrawn) events.stream()
                    .filter(ExpertsDrawn.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(drawn.seedAt()).isGreaterThan(drawn.requestAt());
            town.refused(Office.NOTICE, new DrawExperts(number, "experts"), RejectionCode.ALREADY_EXISTS, "记账规则");

            Town.Run again = town.ledger("draw", number, "--json");
            assertThat(again.exitCode()).as(again.err()).isZero();
            JsonNode draw = again.json().get("draws").get(0);
            assertThat(draw.get("agrees").booleanValue()).isTrue();
            assertThat(draw.get("seedSm3").stringValue()).isEqualTo(drawn.seedSm3());
            assertThat(draw.get("order").get(0).get("expert").stringValue())
                    .isEqualTo(drawn.drawn().getFirst());
            assertThat(town.ledger("draw", number).out()).contains("重算与所记一致");
            assertThat(town.ledger("verify", "--live").exitCode()).isZero();
        }
    }

    @Test
    void dutiesAndSupervisionAreShownAsOfADayAndAnAccountIsKeptByOneEnterprise(@TempDir Path home) {
        try (Town town =
                new Town(home).opened(Packs.builtIn("handan-2025")).allocated("central", "renovation", 8_000)) {
            TownCase it = TownCase.pilot(town, "1").accepted(2, Fen.ofWan(30)).awarded();
            it.paid(1, Fen.ofWan(15));
            TownCase other = TownCase.pilot(town, "1");
            BankAccount kept =
                    new BankAccount("示例银行", "6200777788889999", other.account().holder());
            town.accepted(other.applicant(), new DeclareSpecialAccount(other.code(), Town.PROGRAMME, kept));
            BankAccount borrowed =
                    new BankAccount("示例银行", "6200777788889999", it.account().holder());
            town.refused(
                    town.sign(it.applicant(), new DeclareSpecialAccount(it.code(), Town.PROGRAMME, borrowed)),
                    RejectionCode.PAYEE_MISMATCH,
                    "记账规则");
            Staff supervisor = town.registered(new Staff("supervisor", "supervision", Role.SUPERVISOR, null));
            town.accepted(
                    supervisor,
                    new AdoptSupervisionPlan(
                            Town.PROGRAMME,
                            "JD-1",
                            town.today().minusDays(60),
                            town.today().plusDays(60),
                            "邯工信〔2026〕11号",
                            List.of(new Node(
                                    "一次抽查",
                                    town.today(),
                                    List.of(Matter.PROGRESS),
                                    InspectionMethod.ON_SITE,
                                    50,
                                    null))));

            JsonNode duties = town.ledger(
                            "duties",
                            "--programme",
                            Town.PROGRAMME,
                            "--as-of",
                            town.today().plusDays(31).toString(),
                            "--subject",
                            it.number(),
                            "--json")
                    .json();
            assertThat(duties.get("overdue").intValue()).isEqualTo(1);
            JsonNode use = Town.row(duties, "duties", java.util.Map.of("duty", "fund-use"));
            assertThat(use.get("leftFen").longValue()).isEqualTo(Fen.ofWan(15).value());
            assertThat(town.ledger("duties", "--programme", Town.PROGRAMME).out())
                    .contains("设立专账", "报告奖补资金使用情况");
            JsonNode trace = town.ledger("trace", it.number(), "--json").json();
            assertThat(trace.get("duties").size()).isEqualTo(2);
            assertThat(town.ledger("trace", it.number()).out()).contains("义务（截至今天）");

            JsonNode supervision = town.ledger(
                            "supervision",
                            "--programme",
                            Town.PROGRAMME,
                            "--as-of",
                            town.today().plusDays(1).toString(),
                            "--json")
                    .json();
            assertThat(supervision.get("coverage").get(0).get("state").stringValue())
                    .isEqualTo("SHORT");
            assertThat(town.ledger("supervision", "--programme", Town.PROGRAMME).out())
                    .contains("一次抽查", "改造进度", "逾期检查 0 次");
            assertThat(town.ledger("providers", "--programme", Town.PROGRAMME).out())
                    .contains("警示线", "未经决定");
            assertThat(town.ledger("reconcile").exitCode()).isZero();
        }
    }
}
