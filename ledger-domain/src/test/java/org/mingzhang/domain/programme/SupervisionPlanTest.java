package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.programme.ProgrammeCommand.AdoptSupervisionPlan;
import org.mingzhang.domain.programme.ProgrammeEvent.Matter;
import org.mingzhang.domain.programme.ProgrammeEvent.Node;
import org.mingzhang.domain.project.ProjectCommand.RecordInspection;
import org.mingzhang.domain.project.ProjectEvent.InspectionMethod;
import org.mingzhang.domain.project.ProjectEvent.InspectionOutcome;
import org.mingzhang.domain.project.ProjectEvent.InspectionRecorded;

/** Supervision plans, and inspections that say for which node they are. */
class SupervisionPlanTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 12, 31);

    private final Given given = Given.budget();

    private static Node node(String id, LocalDate on, @Nullable List<String> counties) {
        return new Node(id, on, List.of(Matter.PROGRESS, Matter.COST), InspectionMethod.ON_SITE, 30, counties);
    }

    private static AdoptSupervisionPlan plan(String id, Node... nodes) {
        return new AdoptSupervisionPlan(PROGRAMME, id, FROM, TO, "邯工信〔2026〕11号", List.of(nodes));
    }

    private static RecordInspection inspection(
            Case it, String id, InspectionMethod method, String matter, @Nullable String node) {
        return new RecordInspection(it.number(), id, method, matter, InspectionOutcome.SOUND, null, null, node);
    }

    @Test
    void aPlanIsAdoptedOnceWithNodesOfItsOwnInCountiesThatThereAre() {
        AdoptSupervisionPlan first = plan("JD-1", node("二季度", LocalDate.of(2026, 6, 30), List.of(Given.COUNTY)));
        given.when(Person.BUDGET, first).rejected(RejectionCode.ROLE_MISSING);
        given.after(Person.SUPERVISOR, first);
        given.when(Person.SUPERVISOR, first).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.SUPERVISOR, plan("JD-2", node("二季度", LocalDate.of(2026, 6, 30), null)))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.SUPERVISOR, plan("JD-2", node("三季度", LocalDate.of(2026, 9, 30), List.of("999999"))))
                .rejected(RejectionCode.NOT_FOUND);
        assertThatThrownBy(() -> plan("JD-3", node("明年", LocalDate.of(2027, 1, 1), null)))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> plan(
                        "JD-3", node("甲", LocalDate.of(2026, 6, 30), null), node("甲", LocalDate.of(2026, 7, 30), null)))
                .isInstanceOf(RefusedValue.class);
    }

    @Test
    void anInspectionCountsForANodeOnlyIfItIsWhatTheNodeAsksFor() {
        Case it = given.pilot("1").approved().started();
        given.after(
                Person.SUPERVISOR,
                plan(
                        "JD-1",
                        node("全市", LocalDate.of(2026, 6, 30), null),
                        node("别县", LocalDate.of(2026, 6, 30), List.of(Given.OTHER_COUNTY))));
        given.when(Person.SUPERVISOR, inspection(it, "检1", InspectionMethod.ON_SITE, "改造进度", "没有"))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.SUPERVISOR, inspection(it, "检1", InspectionMethod.PAPER, "改造进度", "全市"))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.SUPERVISOR, inspection(it, "检1", InspectionMethod.ON_SITE, "安全管理", "全市"))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.when(Person.SUPERVISOR, inspection(it, "检1", InspectionMethod.ON_SITE, "改造进度", "别县"))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        assertThat(given.when(Person.SUPERVISOR, inspection(it, "检1", InspectionMethod.ON_SITE, "改造进度", "全市"))
                        .accepted(InspectionRecorded.class)
                        .node())
                .isEqualTo("全市");
        given.when(Person.SUPERVISOR, inspection(it, "检2", InspectionMethod.PAPER, "安全管理", null))
                .accepted();
    }

    /** An attack: an inspection of nothing that supervision asks for, which stands in the books as one. */
    @Test
    void anInspectionIsOfOneOfTheFourMattersAlsoWithoutANode() {
        Case it = given.pilot("1").approved().started();
        for (String matter : List.of("无此事项", "", "改造进度 ", "PROGRESS")) {
            assertThatThrownBy(() -> inspection(it, "检1", InspectionMethod.PAPER, matter, null))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("改造进度、成本控制、合同履约、安全管理");
        }
        for (Matter matter : Matter.values()) {
            given.after(
                    Person.SUPERVISOR, inspection(it, "检" + matter, InspectionMethod.PAPER, matter.chinese(), null));
        }
    }
}
