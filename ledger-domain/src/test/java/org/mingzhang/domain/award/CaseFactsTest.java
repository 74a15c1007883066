package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.decision.Streams;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordDishonesty;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.money.Ratio;
import org.mingzhang.domain.policy.Direction;
import org.mingzhang.domain.policy.FactName;
import org.mingzhang.domain.policy.Facts;
import org.mingzhang.domain.policy.Moment;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.Value;
import org.mingzhang.domain.programme.Programme;
import org.mingzhang.domain.project.Project;

/** Facts that a direction's rules name, each from the entry that states it. */
class CaseFactsTest {
    private static final String COUNTS = """

            counts:
              served: {name: 服务试点企业, of: served, where: member.pilot && member.confirmed, unit: 家, proposed: 示例}
              driven: {name: 带动企业, of: driven, unit: 家, proposed: 示例}
              incidents:
                name: 三年内重大及以上事故
                of: incidents
                where: incident.class >= 3 && incident.occurredOn > yearsAgo(3) && !incident.repaired
                unit: 起
                proposed: 示例
              scenes: {name: 达标场景, of: scenes, where: scene.level >= 2, unit: 个, proposed: 示例}
              titles: {name: 有效称号, of: titles, where: title.valid, unit: 个, proposed: 示例}
            """.stripTrailing();
    private static final String RULES = """
              HD-06:
                beforePayment:
                  all:
                    text: 全部
                    holds: >-
                      enterprise.inRegion && enterprise.aboveScale && !provider.inPool && !application.consortium
                      && application.submittedOn <= decision.on && application.levelBefore >= 0
                      && acceptance.score >= points("60") && acceptance.scenes >= 1 && acceptance.constrainedScenes >= 1
                      && acceptance.assessedOn <= decision.on && acceptance.levelAfter >= 2 && acceptance.passed
                      && count("served") >= 1 && count("driven") >= 0 && count("incidents") >= 0 && count("scenes") >= 0
                      && count("titles") >= 0
                    proposed: 示例
                name:""".indent(2).stripTrailing();

    private final PolicyPack pack = Given.pack(
            text -> text.replace("\ndirections:\n", COUNTS + "\ndirections:\n").replace("  HD-06:\n    name:", RULES));
    private final Given given =
            Given.programme(pack).appropriated("central", 10_000).allocated("central", "renovation", 8_000);
    private final Case renovated = given.pilot("1").accepted(2, wan(40));
    private final Case it = given.applicant("HD-06", renovated.code()).approved();

    private Facts facts() {
        Application application = (Application) given.ledger().state(StreamId.application(it.number()));
        Direction direction = pack.direction("HD-06").orElseThrow();
        Streams streams = given.ledger().reads();
        CaseParts.take(streams, pack, direction, application);
        return AwardFacts.gather(
                new CaseParts(
                        it.number(),
                        pack,
                        direction,
                        application,
                        (Project) given.ledger().state(StreamId.project(it.number())),
                        (Enterprise) given.ledger().state(StreamId.enterprise(it.code())),
                        (Programme) given.ledger().state(StreamId.programme(PROGRAMME)),
                        CaseParts.others(streams)),
                EnumSet.of(Moment.PAYMENT),
                given.today());
    }

    private Value counted(String count) {
        return facts().find(pack.count(count).orElseThrow().fact())
                .orElseThrow()
                .value();
    }

    @Test
    void theLastAcceptanceOfTheApplicantStandsWhereTheCaseHasNone() {
        assertThat(facts().find(FactName.ACCEPTANCE_SCORE).orElseThrow().value())
                .isEqualTo(new Value.Points(700));
        assertThat(facts().find(FactName.ACCEPTANCE_SCENES).orElseThrow().value())
                .isEqualTo(Value.of(8));
        assertThat(facts().find(FactName.ACCEPTANCE_LEVEL_AFTER).orElseThrow().value())
                .isEqualTo(Value.of(2));
        assertThat(facts().has(FactName.ACCEPTANCE_DIGITAL_RATE)).isFalse();
    }

    @Test
    void whoItIsAndWhenItApplied() {
        assertThat(facts().find(FactName.ENTERPRISE_IN_REGION).orElseThrow().value())
                .isEqualTo(Value.of(true));
        assertThat(facts().find(FactName.ENTERPRISE_ABOVE_SCALE).orElseThrow().value())
                .isEqualTo(Value.of(true));
        assertThat(facts().find(FactName.PROVIDER_IN_POOL).orElseThrow().value())
                .isEqualTo(Value.of(false));
        assertThat(facts().find(FactName.APPLICATION_CONSORTIUM).orElseThrow().value())
                .isEqualTo(Value.of(false));
        assertThat(facts().find(FactName.DECISION_ON).orElseThrow().value()).isEqualTo(Value.of(given.today()));
        assertThat(facts().find(FactName.APPLICATION_LEVEL_BEFORE).orElseThrow().value())
                .isEqualTo(Value.of(1));
    }

    @Test
    void whatNoRuleNamesIsNotGathered() {
        assertThat(facts().has(FactName.ENTERPRISE_ESTABLISHED_ON)).isFalse();
        assertThat(facts().has(FactName.PROJECT_STARTED_ON)).isFalse();
    }

    @Test
    void enterprisesAreCountedByTheirPartInTheCase() {
        String pilot = given.pilot("2").code();
        given.after(Person.COUNTY, new LinkEnterprise(it.number(), pilot, Link.SERVED));
        given.after(Person.COUNTY, new LinkEnterprise(it.number(), pilot, Link.DRIVEN));
        assertThat(counted("served")).isEqualTo(Value.of(1));
        assertThat(counted("driven")).isEqualTo(Value.of(1));
    }

    @Test
    void graveIncidentsOfTheLastThreeYearsCountUntilTheyAreRepaired() {
        given.after(Person.ROSTER, incident("重大", given.today().minusYears(1), null));
        given.after(Person.ROSTER, incident("较大", given.today().minusYears(1), null));
        given.after(Person.ROSTER, incident("特别重大", given.today().minusYears(4), null));
        given.after(Person.ROSTER, incident("重大", given.today().minusYears(2), given.today()));
        assertThat(counted("incidents")).isEqualTo(Value.of(1));
    }

    private RecordDishonesty incident(String level, LocalDate on, @Nullable LocalDate repaired) {
        return new RecordDishonesty(it.code(), "安全事故", level, on, repaired, "应急管理局通报" + on + level);
    }

    @Test
    void aRateIsReadAsItIsWrittenOfAHundredOrAsSpreadsheetsKeepIt() {
        assertThat(CaseFacts.rate("62.5")).isEqualTo(Value.of(Ratio.parse("0.625")));
        assertThat(CaseFacts.rate("0.625")).isEqualTo(Value.of(Ratio.parse("0.625")));
        assertThat(CaseFacts.rate("100")).isEqualTo(Value.of(Ratio.ONE));
        assertThat(CaseFacts.rate("1")).isEqualTo(Value.of(Ratio.ONE));
        assertThat(Objects.requireNonNull(CaseFacts.rate("0"))).isEqualTo(Value.of(Ratio.ZERO));
    }
}
