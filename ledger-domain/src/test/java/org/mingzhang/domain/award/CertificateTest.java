package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Certificates.ASSESSED;
import static org.mingzhang.domain.given.Certificates.certificate;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.award.AwardCommand.CalculateAward;
import org.mingzhang.domain.correction.Correctable;
import org.mingzhang.domain.correction.CorrectionCommand.ApproveCorrection;
import org.mingzhang.domain.correction.CorrectionCommand.ProposeCorrection;
import org.mingzhang.domain.correction.CorrectionEvent.CorrectionApproved;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.Enterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordAcceptance;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordPriorAward;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceNoted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Certificates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import tools.jackson.databind.node.ObjectNode;

/** Acceptances that no programme of the ledger holds, by their certificates. */
class CertificateTest {
    private static final PolicyPack LIGHTHOUSE = Packs.builtIn("shijiazhuang-2025");
    private static final PolicyPack DEEP = Packs.builtIn("qingdao-2025");

    private final Given given =
            Given.programme(LIGHTHOUSE).appropriated("special", 500).allocated("special", "awards", 500);
    private final String code = Certificates.pilot(given, 1, "130102", "electronics");
    private final Case it = lighthouse();

    private Case lighthouse() {
        given.after(
                Person.ROSTER, new RecordHonour(code, "创新型中小企业", null, null, LocalDate.of(2024, 5, 1), null, "创新1号"));
        return Certificates.approved(given, LIGHTHOUSE, "SJZ-1", "SJZ-A1", code, "130102");
    }

    private static Fen ceiling(Case of) {
        return Objects.requireNonNull(of.calculated().award().calculated()).ceilingFen();
    }

    @Test
    void aBenchmarkIsGrantedOnARecordedCertificateAndTheSameComesOutAgain() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        it.awarded();
        assertThat(Objects.requireNonNull(it.award().approved()).amountFen()).isEqualTo(wan(30));
        Recomputation recomputation = new Recomputation(PROGRAMME, sm3 -> LIGHTHOUSE, Set.of());
        long position = 0;
        for (Envelope entry : given.ledger().log()) {
            recomputation.take(position++, entry);
        }
        assertThat(recomputation.report(position - 1).orElseThrow().differences())
                .noneMatch(difference -> difference.toString().contains("ceilingFen"));
    }

    @Test
    void withoutOneNothingIsGranted() {
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
    }

    @Test
    void theCertificateOfAnotherEnterpriseIsNone() {
        String other = Certificates.pilot(given, 2, "130102", "electronics");
        given.after(Person.ROSTER, certificate(other, "评测001", 3, true));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
        given.when(Person.ROSTER, certificate(code, "评测 001", 3, true)).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void oneOfALaterDayThanTheDecisionDoesNotCountYet() {
        given.when(
                        Person.ROSTER,
                        certificate(code, "评测001", 3, true, given.today().plusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.later(1);
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true, given.today()));
        given.when(Person.CALCULATOR, given.today().minusDays(1), new CalculateAward(it.number()))
                .rejected(RejectionCode.FACT_MISSING);
        assertThat(ceiling(it)).isEqualTo(wan(30));
    }

    @Test
    void oneThatDidNotPassIsNoAcceptance() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, false));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.FACT_MISSING);
    }

    /** The application says that it was at level two; the assessment at entry is on record. */
    @Test
    void attackAnApplicantStatesALowerLevelThanItWasAssessedAtBeforeItsRenovation() {
        given.after(Person.ROSTER, certificate(code, "入库001", 3, false, ASSESSED.minusYears(1)));
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        given.when(Person.CALCULATOR, new CalculateAward(it.number())).rejected(RejectionCode.NOT_ELIGIBLE, "等级有明显提升");
    }

    @Test
    void whoIsAssessedAgainAtTheLevelThatItReachedRoseToItAllTheSame() {
        given.after(Person.ROSTER, certificate(code, "入库001", 1, false, ASSESSED.minusYears(2)));
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true, ASSESSED.minusYears(1)));
        given.after(Person.ROSTER, certificate(code, "评测002", 3, true));
        assertThat(ceiling(it)).isEqualTo(wan(30));
        assertThat(levelBefore()).isEqualTo(Scalar.of(1));
    }

    @Test
    void whereNothingIsRecordedOfTheTimeBeforeTheApplicationSaysIt() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        given.after(Person.ROSTER, certificate(code, "评测002", 1, false, ASSESSED.plusDays(1)));
        assertThat(ceiling(it)).isEqualTo(wan(30));
        assertThat(levelBefore()).isEqualTo(Scalar.of(2));
    }

    private Scalar levelBefore() {
        return Objects.requireNonNull(it.award().calculated()).trace().stream()
                .flatMap(step -> step.inputs().stream())
                .filter(input -> input.name().equals("acceptance.levelBefore"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void theLastOneThatPassedByTheDayStands() {
        given.after(Person.ROSTER, certificate(code, "评测002", 3, true));
        given.after(Person.ROSTER, certificate(code, "评测001", 2, true, ASSESSED.minusYears(1)));
        given.after(Person.ROSTER, certificate(code, "评测003", 1, false, ASSESSED.plusDays(1)));
        assertThat(ceiling(it)).isEqualTo(wan(30));
    }

    @Test
    void correctedToALowerLevelItTouchesTheAward() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        it.awarded();
        assertThat(corrected(2)).contains(it.number());
        assertThat(CorrectedAward.touched(given.ledger().reads(), it.number())).isTrue();
        assertThat(TouchedAward.of(given.ledger().reads(), "GZ-1", it.number()).differenceFen())
                .isEqualTo(wan(30).negated());
    }

    private List<String> corrected(int level) {
        StreamId enterprise = StreamId.enterprise(code);
        int at = 0;
        for (int n = 0; n < given.ledger().log().size(); n++) {
            at = given.ledger().log().get(n).event() instanceof AcceptanceRecorded ? n : at;
        }
        ObjectNode before = Correctable.before(
                Objects.requireNonNull(given.ledger().fold(enterprise).at(at)).event());
        ObjectNode after = before.deepCopy().put("level", level);
        given.after(
                Person.BUDGET,
                new ProposeCorrection(
                        "GZ-1",
                        enterprise.toString(),
                        at,
                        "enterprise.acceptance-recorded",
                        before,
                        after,
                        null,
                        "等级录错",
                        "更正1号"));
        return given.when(Person.NOTICE, new ApproveCorrection("GZ-1", "同意"))
                .accepted(CorrectionApproved.class)
                .awards();
    }

    @Test
    void whoRecordedItDoesNotApproveTheAwardNorPayIt() {
        given.after(Person.APPROVER, certificate(code, "评测001", 3, true));
        it.reviewed();
        given.when(Person.APPROVER, it.approval(wan(30))).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.DECISION, it.approval(wan(30)));
    }

    @Test
    void anAssessorRecordsItsOwnCertificatesOnly() {
        given.when(Person.ASSESSOR, certificate(code, "评测001", 3, true)).rejected(RejectionCode.SCOPE_EXCEEDED);
        RecordAcceptance c = certificate(code, "评测001", 3, true);
        given.after(
                Person.ASSESSOR,
                new RecordAcceptance(
                        code,
                        PROGRAMME,
                        Person.ASSESSOR.org(),
                        "评测001",
                        c.assessedOn(),
                        true,
                        3,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
        given.when(Person.COUNTY, certificate(code, "评测002", 3, true)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.applicant(code), certificate(code, "评测002", 3, true)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ROSTER.of(code), certificate(code, "评测002", 3, true)).rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void itIsRecordedOnceForAProgrammeThatThereIsAndByItsNumber() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        given.when(Person.ROSTER, certificate(code, "评测001", 3, true)).rejected(RejectionCode.ALREADY_EXISTS);
        RecordAcceptance c = certificate(code, "评测002", 3, true);
        RecordAcceptance without = new RecordAcceptance(
                code,
                PROGRAMME,
                c.assessor(),
                null,
                c.assessedOn(),
                true,
                3,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        given.when(Person.ROSTER, without).rejected(RejectionCode.FACT_MISSING);
        RecordAcceptance elsewhere = new RecordAcceptance(
                code,
                "nowhere",
                c.assessor(),
                "3",
                c.assessedOn(),
                true,
                3,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        given.when(Person.ROSTER, elsewhere).rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aDeepRenovationIsToppedUpOnACertificateLessWhatOldRecordsSayWasGranted() {
        Given city = Given.programme(DEEP).appropriated("central", 500).allocated("central", "selection", 500);
        Person district = Person.county("district", "370202");
        city.person(district);
        List<String> indicators = List.of("level", "investment", "basis", "effect", "participation");
        indicators.forEach(indicator -> city.decided("QD-1.weight." + indicator, "20"));
        city.decided("pilot.to", "2026-12-31");
        String deep = Certificates.pilot(city, 1, "370202", null);
        Case topped = city.applicant("QD-1", deep).submitted();
        city.after(district, topped.stage("county", Outcome.PASSED));
        indicators.forEach(
                indicator -> city.after(Person.EXPERT, new GiveScore(topped.number(), "experts", indicator, 180)));
        city.after(Person.EXPERT, new DecideStage(topped.number(), "experts", Outcome.PASSED, 900, "同意"));
        topped.noticed();
        city.when(Person.DECISION, topped.stage("decision", Outcome.PASSED)).rejected(RejectionCode.FACT_MISSING);
        city.after(Person.ROSTER, certificate(deep, "评测001", 2, true));
        city.after(Person.ROSTER, new RecordPriorAward(deep, "试点专项资金", "市级", "数字化改造", wan(5), null));
        city.after(Person.DECISION, topped.stage("decision", Outcome.PASSED));
        assertThat(ceiling(topped)).isEqualTo(wan(15));
    }

    @Test
    void whatWasNotAcceptedHereIsNotNotedHereAndWhatWasIs() {
        given.after(Person.ROSTER, certificate(code, "评测001", 3, true));
        assertThat(given.ledger().log()).noneMatch(entry -> entry.event() instanceof AcceptanceNoted);
        assertThat(((Enterprise) given.ledger().state(StreamId.enterprise(code))).acceptances())
                .hasSize(1);
    }
}
