package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.ApprovePayment;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Recorded;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialList;
import org.mingzhang.domain.officiallist.OfficialListCommand.CarryOut;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent.Act;
import org.mingzhang.domain.officiallist.OfficialListEvent.Kind;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.InvalidPack;
import org.mingzhang.domain.project.PastProject;
import org.mingzhang.domain.project.ProjectCommand.AssessScene;
import org.mingzhang.domain.project.ProjectCommand.CompleteProject;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;
import tools.jackson.databind.node.ObjectNode;

/** Cases that rest on rosters and acceptances of another programme of the same pilot. */
class SamePilotTest {
    private static final String SAME = """
            samePilot:
              packs: [handan-2025]
              proposed: 示例
            """;
    private static final String COUNTS = """

            counts:
              participants: {name: 参与企业, of: participants, unit: 家, proposed: 示例}
              pilots: {name: 试点参与单位, of: participants, where: member.pilot, unit: 家, proposed: 示例}
              behind:
                name: 未达二级的试点参与单位
                of: participants
                where: (member.pilot || member.leftPilot) && !(member.accepted && member.level >= 2)
                unit: 家
                proposed: 示例
              scenes: {name: 二级场景, of: scenes, where: scene.level >= 2, unit: 个, proposed: 示例}
            exclusions:
              X1: {text: 牵头只一项, directions: [HD-06], role: lead, atMost: 1, at: submission, proposed: 示例}
            """.stripTrailing();
    private static final String RULES = """
                beforePayment:
                  members:
                    text: 试点参与单位全部达到二级
                    holds: count("behind") == 0
                    proposed: 示例
                requires:
                  half:
                    text: 试点企业占比不低于一半
                    holds: share(count("pilots"), count("participants")) >= rate("50%")
                    at: approval
                    proposed: 示例
                  own:
                    text: 牵头单位是达到二级的试点企业
                    holds: enterprise.pilot && acceptance.levelAfter >= 2
                    at: approval
                    proposed: 示例
            """;
    private static final String REQUIRES = "    requires:\n      selected:\n        text: 场景被遴选认定\n";

    private static String rewritten(String text, String same) {
        return text.replace("pack: handan-2025", "pack: chain-2026")
                .replace("\ndocuments:\n", "\n" + same + "documents:\n")
                .replace("\ndirections:\n", COUNTS + "\ndirections:\n")
                .replaceFirst(REQUIRES, RULES + REQUIRES.substring("    requires:\n".length()));
    }

    private static final PolicyPack CHAIN = Given.pack(text -> rewritten(text, SAME));
    private static final PolicyPack ALONE =
            Given.pack(text -> rewritten(text, "").replace("chain-2026", "alone-2026"));

    private final Given given = Given.budget().opened("chain", CHAIN).opened("alone", ALONE);
    private final Case lead = given.pilot("1").accepted(2, wan(40));
    private final Case member = given.pilot("1").approved().started().carriedOut(wan(40));

    private Case chain(String programme) {
        return given.applicant("HD-06", lead.code()).in(programme).with(member.code());
    }

    private Case passed(Case it) {
        return it.submitted().recommended().noticed();
    }

    @Test
    void aConsortiumRestsOnTheRosterAndAcceptancesOfTheRenovationProgramme() {
        Case it = passed(chain("chain"));
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        given.when(Person.ORDERER, it.order("P-1", wan(10))).rejected(RejectionCode.PAYMENT_CONDITION);
        given.after(Person.ASSESSOR, member.assessment(2, wan(40), true));
        it.paid("P-1", wan(10));
    }

    private static Given renovated(Given given) {
        PolicyPack chain = Given.pack(text -> rewritten(text, SAME)
                .replace("holds: enterprise.pilot && acceptance.levelAfter >= 2", "holds: enterprise.pilot"));
        return given.opened("chain", chain);
    }

    @Test
    void whoIsOnTheRosterOfTheSamePilotIsPaidUntilItLeavesIt() {
        Given other = renovated(Given.budget());
        Case pilot = other.pilot("1").accepted(2, wan(40));
        Case it = other.applicant("HD-06", pilot.code())
                .in("chain")
                .with(pilot(other))
                .approved()
                .awarded();
        it.paid("P-1", wan(10)).ordered("P-2", wan(10));
        other.after(Person.ROSTER, new LeavePilot(pilot.code(), Given.PROGRAMME, "名单2号", "改造不达标"));
        other.when(Person.ORDERER, it.order("P-3", wan(10))).rejected(RejectionCode.NOT_ELIGIBLE);
        other.when(Person.RELEASER, new ApprovePayment(it.number(), "P-2")).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    private static String pilot(Given given) {
        return given.pilot("1").accepted(2, wan(40)).code();
    }

    @Test
    void aPlatformServesThePilotsOfTheSamePilotAndNobodyElse() {
        Case platform = given.applicant("HD-09").in("chain").approved().started();
        given.after(platform.applicant(), platform.contract("合同-9", given.provider(5555), wan(50)));
        given.after(platform.applicant(), platform.invoice("合同-9", wan(50)));
        given.when(platform.applicant(), serving(platform, member.code(), platform.code()))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.after(platform.applicant(), serving(platform, member.code()));
        Case alone = given.applicant("HD-09").in("alone").approved().started();
        given.after(alone.applicant(), alone.contract("合同-10", given.provider(5556), wan(50)));
        given.after(alone.applicant(), alone.invoice("合同-10", wan(50)));
        given.when(alone.applicant(), serving(alone, member.code())).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    private CompleteProject serving(Case it, String... pilots) {
        return new CompleteProject(it.number(), given.today(), wan(50), List.of(pilots));
    }

    /** It is let go so that all pilot members that are left have passed. */
    @Test
    void aMemberThatDidNotPassIsWaitedForAfterItHasLeftThePilot() {
        Case it = passed(chain("chain"));
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        given.after(Person.ROSTER, new LeavePilot(member.code(), Given.PROGRAMME, "名单2号", "改造不达标"));
        given.when(Person.ORDERER, it.order("P-1", wan(10))).rejected(RejectionCode.PAYMENT_CONDITION);
    }

    /** The entry comes after the case, whatever day it names. */
    @Test
    void aLeavingDatedBackBeforeTheCaseChangesNothing() {
        given.later(1);
        LocalDate before = given.today().minusDays(1);
        Case it = passed(chain("chain"));
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        given.when(Person.ROSTER, before, new LeavePilot(member.code(), Given.PROGRAMME, "名单2号", "改造不达标"))
                .accepted();
        given.when(Person.ORDERER, it.order("P-1", wan(10))).rejected(RejectionCode.PAYMENT_CONDITION);
    }

    @Test
    void whoLeftThePilotBeforeTheCaseCameInIsNoPilotMember() {
        given.after(Person.ROSTER, new LeavePilot(member.code(), Given.PROGRAMME, "名单2号", "改造不达标"));
        given.later(1);
        Case second = given.pilot("1").accepted(2, wan(40));
        Case it = passed(given.applicant("HD-06", lead.code()).in("chain").with(member.code(), second.code()));
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        it.paid("P-1", wan(10));
    }

    @Test
    void underAPackThatNamesNoOtherProgrammeTheyCountForNothing() {
        Case it = passed(chain("alone"));
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.NOT_ELIGIBLE);
    }

    @Test
    void aSecondCaseOfTheSameLeadIsExcludedWhileItsMembersAreCounted() {
        passed(chain("chain"));
        Case second = chain("chain");
        given.when(second.applicant(), second.submission()).rejected(RejectionCode.EXCLUDED);
    }

    /** By a list all streams of all rows are taken at once: of the exclusion, of the count over members, of the programme. */
    @Test
    void aListIsCarriedOutUnderAnExclusionAndACountOverMembersAtOnce() {
        Case it = passed(chain("chain"));
        Case other = passed(
                given.applicant("HD-06", given.pilot("1").accepted(2, wan(40)).code())
                        .in("chain")
                        .with(member.code()));
        given.after(Person.DECISION, carryOut("L-1", Kind.DECISION, Act.DECIDE_STAGE, "decision", it, other));
        it.reviewed();
        other.reviewed();
        given.after(Person.APPROVER, carryOut("L-2", Kind.DECISION, Act.APPROVE_AWARDS, null, it, other));
        assertThat(it.award().approved()).isNotNull();
        assertThat(other.award().approved()).isNotNull();
    }

    private CarryOut carryOut(String list, Kind kind, Act act, @Nullable String stage, Case... cases) {
        given.after(
                Person.ROSTER,
                new IssueList(
                        list,
                        "chain",
                        kind,
                        "邯工信〔2026〕15号",
                        null,
                        null,
                        Arrays.stream(cases)
                                .map(each -> new Item(each.number(), each.code(), stage == null ? wan(30) : null))
                                .toList()));
        String sm3 = ((OfficialList) given.ledger().state(StreamId.list(list)))
                .sm3(list)
                .toString();
        return new CarryOut(
                list, sm3, act, stage, stage == null ? null : "意见", null, null, null, null, null, null, null);
    }

    @Test
    void everyAcceptanceIsNotedWithItsScenesAndACorrectionOfASceneCorrectsTheNote() {
        given.after(Person.ASSESSOR, new AssessScene(member.number(), given.today(), "排产", 2, true));
        given.after(Person.ASSESSOR, new AssessScene(member.number(), given.today(), "仓储", 3, null));
        given.after(Person.ASSESSOR, member.assessment(2, wan(40), true));
        assertThat(noted()).containsExactly(new Acceptance.Scene("仓储", 3, null), new Acceptance.Scene("排产", 2, true));
        correctScene("仓储", 1);
        assertThat(noted()).containsExactly(new Acceptance.Scene("仓储", 1, null), new Acceptance.Scene("排产", 2, true));
    }

    @Test
    void aSceneThatOldRecordsTellAfterTheAcceptanceIsNotedWithItAnew() {
        given.after(Person.ASSESSOR, new AssessScene(member.number(), given.today(), "排产", 2, true));
        given.after(Person.ASSESSOR, member.assessment(2, wan(40), true));
        given.history(
                Role.ASSESSOR,
                "评测机构",
                "旧经办",
                given.today(),
                new PastProject.Scene(member.number(), new SceneAssessed(given.today(), "仓储", 3, null)));
        assertThat(noted()).containsExactly(new Acceptance.Scene("仓储", 3, null), new Acceptance.Scene("排产", 2, true));
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(member.code()));
        assertThat(enterprise.acceptances()).hasSize(1);
        correctScene("仓储", 1);
        assertThat(noted()).contains(new Acceptance.Scene("仓储", 1, null));
    }

    private List<Acceptance.Scene> noted() {
        Enterprise enterprise = (Enterprise) given.ledger().state(StreamId.enterprise(member.code()));
        return Objects.requireNonNull(enterprise.acceptances().getLast().event().assessedScenes());
    }

    private void correctScene(String scene, int level) {
        StreamId project = StreamId.project(member.number());
        long at = 0;
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            at = entry.event() instanceof SceneAssessed e && e.scene().equals(scene) ? position : at;
            position++;
        }
        Recorded stands = Objects.requireNonNull(given.ledger().fold(project).at(at));
        ObjectNode before = Correctable.before(stands.event());
        given.after(
                Person.BUDGET,
                new ProposeCorrection(
                        "GZ-1",
                        project.toString(),
                        at,
                        "project.scene-assessed",
                        before,
                        before.deepCopy().put("level", level),
                        null,
                        "录错",
                        "更正1号"));
        given.after(Person.ROSTER, new ApproveCorrection("GZ-1", "同意"));
    }

    @Test
    void aPackDoesNotNameItselfNorNothing() {
        assertThatThrownBy(() -> Given.pack(text -> rewritten(text, SAME.replace("handan-2025", "chain-2026"))))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("samePilot.packs");
        assertThatThrownBy(() -> Given.pack(text -> rewritten(text, SAME.replace("[handan-2025]", "[]"))))
                .isInstanceOf(InvalidPack.class)
                .hasMessageContaining("samePilot.packs");
    }
}
