package org.mingzhang.domain.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.DecideStage;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.EnterpriseLinked;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.application.ApplicationEvent.StageDecided;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.Origin;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Gates;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.given.SmallPack;
import org.mingzhang.domain.given.Submissions;
import org.mingzhang.domain.policy.Amendment;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.programme.ProgrammeEvent.PlaceTaken;
import org.mingzhang.domain.seal.Suite;

/** What a forged or faulty writer put on record at submission and approval, with or without an award after it. */
class RecomputedSelectionTest {
    private static List<AwardDifference> differences(Given given) {
        return given.ledger().recomputed(PROGRAMME).differences();
    }

    private static void decide(Given given, Person person, String number, String stage) {
        given.after(person, new DecideStage(number, stage, Outcome.PASSED, null, "意见"));
    }

    /** The last stage passes unasked. */
    private static long forged(Given given, String number, StreamEvent... besides) {
        StreamId subject = StreamId.application(number);
        List<StreamEvent> events = new ArrayList<>(List.of(
                new StreamEvent(subject, new StageDecided("decision", Outcome.PASSED, null, "意见", null)),
                new StreamEvent(subject, new ApplicationApproved())));
        events.addAll(List.of(besides));
        given.recorded(events);
        return given.ledger().log().size() - 1L - besides.length;
    }

    private static UnaryOperator<String> asking(String rule) {
        return text -> {
            int at = text.indexOf("    requires:\n", text.indexOf("\n  HD-03:\n")) + "    requires:\n".length();
            return text.substring(0, at) + "      planned: " + rule + "\n" + text.substring(at);
        };
    }

    private static String quote(AwardDifference difference) {
        Clause clause = difference.clause();
        return clause == null ? "" : clause.quote();
    }

    @Test
    void anApprovalAgainstAConditionIsFoundWithItsRuleAndItsWords() {
        Given given = Given.budgetUnder(
                asking("{text: 改造前三级, at: approval, holds: application.levelBefore >= 3, proposed: 例}"));
        Case it = given.applicant("HD-03").submitted().recommended().noticed();
        given.when(Person.DECISION, it.stage("decision", Outcome.PASSED)).rejected(RejectionCode.NOT_ELIGIBLE);
        long position = forged(given, it.number());
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.position()).isEqualTo(position);
            assertThat(difference.application()).isEqualTo(it.number());
            assertThat(difference.field()).isEqualTo("application");
            assertThat(difference.stored()).isEqualTo("已认定");
            assertThat(difference.recomputed()).startsWith("条件 planned 不符合条件").contains("改造前三级");
            assertThat(difference.code()).isEqualTo("NOT_ELIGIBLE");
            assertThat(quote(difference)).isEqualTo("例");
        });
        it.awarded();
        assertThat(differences(given)).hasSize(1);
    }

    @Test
    void whereNoMoneyFollowsItIsFoundAsWell() {
        Given given = Gates.benchmark();
        Case fit = given.pilot("1").accepted(3, wan(40));
        Case it = given.applicant("HD-13", fit.code()).submitted().recommended().noticed();
        assertThat(differences(given)).isEmpty();
        forged(given, it.number());
        assertThat(differences(given))
                .singleElement()
                .extracting(AwardDifference::recomputed)
                .asString()
                .startsWith("条件 led ");
    }

    @Test
    void anApplicationThatShouldNotHaveBeenTakenInIsFound() {
        Given given = Gates.benchmark();
        Case model =
                given.applicant("HD-13", given.pilot("1").accepted(3, wan(40)).code());
        ApplicationSubmitted as =
                given.when(model.applicant(), model.submission()).accepted(ApplicationSubmitted.class);
        String unfit = given.pilot("1").accepted(2, wan(40)).code();
        given.recorded(List.of(new StreamEvent(
                StreamId.application("假"),
                new ApplicationSubmitted(
                        as.programme(),
                        as.packSm3(),
                        as.packVersion(),
                        as.direction(),
                        unfit,
                        as.batch(),
                        as.county(),
                        as.title(),
                        as.requestedFen(),
                        as.plannedInvestmentFen(),
                        as.levelBefore(),
                        as.honour(),
                        as.product(),
                        as.textSm3(),
                        as.documents(),
                        as.members(),
                        as.device(),
                        as.titleKind(),
                        as.titleLevel(),
                        as.texts(),
                        as.form()))));
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.application()).isEqualTo("假");
            assertThat(difference.beneficiary()).isEqualTo(unfit);
            assertThat(difference.stored()).isEqualTo("已申报");
            assertThat(difference.recomputed()).startsWith("条件 level ");
        });
    }

    @Test
    void whatHeldAtTheApprovalIsNoFindingWhateverTheAwardFindsLater() {
        Given given = Given.budgetUnder(
                asking("{text: 改造前一级, at: approval, holds: application.levelBefore >= 1, proposed: 例}"));
        given.applicant("HD-03").approved().awarded();
        given.applicant("HD-03").approved();
        assertThat(differences(given)).isEmpty();
    }

    @Test
    void anApprovalBeyondTheQuotaIsFound() {
        Given given = Given.budgetUnder(
                text -> text.replace("\n  HD-03:\n", "\n  HD-03:\n    quota: {most: 1, at: approval, proposed: 例}\n"));
        given.applicant("HD-03").approved();
        Case it = given.applicant("HD-03").submitted().recommended().noticed();
        assertThat(differences(given)).isEmpty();
        long position = forged(
                given,
                it.number(),
                new StreamEvent(
                        StreamId.programme(PROGRAMME),
                        new PlaceTaken(it.number(), "HD-03", Given.COUNTY, null, null, null)));
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.position()).isEqualTo(position);
            assertThat(difference.code()).isEqualTo("QUOTA_EXCEEDED");
            assertThat(quote(difference)).isEqualTo("例");
        });
    }

    @Test
    void anApprovalThatTakesNoPlaceIsFoundAlthoughThereWasOne() {
        Given given = Given.budgetUnder(
                text -> text.replace("\n  HD-03:\n", "\n  HD-03:\n    quota: {most: 1, at: approval, proposed: 例}\n"));
        Case it = given.applicant("HD-03").submitted().recommended().noticed();
        forged(given, it.number());
        given.applicant("HD-03").approved();
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.application()).isEqualTo(it.number());
            assertThat(difference.recomputed()).isEqualTo("没有记下它占用的名额");
        });
    }

    private static Given small(String section, String... rules) {
        Given given = Given.programme(SmallPack.empty()
                .section(section)
                .direction("A", rules)
                .direction("B", rules)
                .read());
        for (int n = 1; n <= 5; n++) {
            given.enterprise(Given.code(n), "示例企业" + n, Kind.ENTERPRISE, Given.COUNTY);
        }
        return given;
    }

    private static void submitted(Given given, String number, int applicant, Integer... members) {
        given.after(
                Person.applicant(Given.code(applicant)),
                Submissions.of(
                        number,
                        number.substring(0, 1),
                        Given.code(applicant),
                        Stream.of(members).map(Given::code).toArray(String[]::new)));
    }

    @Test
    void anApprovalThatAnotherExcludesIsFound() {
        Given given = small(
                "exclusions:\n  X1: {text: 限报1项, directions: [A, B], atMost: 1, at: approval, proposed: 例}",
                "consortium: {members: optional, proposed: 例}");
        submitted(given, "A-1", 1);
        submitted(given, "B-1", 1);
        decide(given, Person.COUNTY, "A-1", "county");
        decide(given, Person.DECISION, "A-1", "decision");
        decide(given, Person.COUNTY, "B-1", "county");
        assertThat(differences(given)).isEmpty();
        forged(given, "B-1");
        // That it is not noted with the applicant, so that a third one might come through, is said beside it.
        assertThat(differences(given)).hasSize(2).first().satisfies(difference -> {
            assertThat(difference.application()).isEqualTo("B-1");
            assertThat(difference.code()).isEqualTo("EXCLUDED");
            assertThat(difference.recomputed()).contains("限报1项");
        });
        assertThat(differences(given).getLast().recomputed()).isEqualTo("没有记入限报");
    }

    /** An attack: what is approved first is not noted with the applicant, so that the rules let a second one through. */
    @Test
    void anApprovalThatIsNotNotedForWhomLimitsCountIsFound() {
        Given given = small(
                "exclusions:\n  X1: {text: 限报1项, directions: [A, B], atMost: 1, at: approval, proposed: 例}",
                "consortium: {members: optional, proposed: 例}");
        submitted(given, "A-1", 1);
        submitted(given, "B-1", 1);
        decide(given, Person.COUNTY, "A-1", "county");
        forged(given, "A-1");
        decide(given, Person.COUNTY, "B-1", "county");
        decide(given, Person.DECISION, "B-1", "decision");
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.application()).isEqualTo("A-1");
            assertThat(difference.recomputed()).isEqualTo("没有记入限报");
        });
    }

    /** An attack: two cases of one applicant are put under a version that takes one of each. */
    @Test
    void casesThatComeUnderAVersionAgainstItsLimitsAreFound() {
        Given given = small("", "");
        submitted(given, "A-1", 1);
        submitted(given, "A-2", 1);
        PolicyPack second = SmallPack.empty()
                .direction("A", "quota: {most: 1, per: applicant, at: submission, proposed: 例}")
                .direction("B")
                .amending(given.today().plusDays(1), "approved");
        given.amended(second).later(1);
        String sm3 = Suite.SM3.hash(second.bytes().toArray()).toString();
        for (String number : List.of("A-1", "A-2")) {
            given.recorded(List.of(new StreamEvent(
                    StreamId.application(number), new PolicyChanged(sm3, 2, Amendment.Transition.APPROVED))));
        }
        assertThat(differences(given))
                .extracting(AwardDifference::application, AwardDifference::stored, AwardDifference::recomputed)
                .containsExactly(tuple("A-1", "转按第 2 版", "没有记入限报"), tuple("A-2", "转按第 2 版", "没有记入限报"));
    }

    @Test
    void whoTakesPartAgainstAnExclusionIsFound() {
        Given given = small(
                "exclusions:\n  X2: {text: 只能参加一个联合体, directions: [A], role: [lead, participant], atMost: 1,"
                        + " at: submission, proposed: 例}",
                "consortium: {members: required, proposed: 例}");
        submitted(given, "A-1", 1, 2);
        submitted(given, "A-2", 3, 4);
        assertThat(differences(given)).isEmpty();
        given.recorded(List.of(
                new StreamEvent(StreamId.application("A-2"), new EnterpriseLinked(Given.code(2), Link.PARTICIPATES))));
        assertThat(differences(given)).hasSize(2).first().satisfies(difference -> {
            assertThat(difference.stored()).isEqualTo("参与单位 " + Given.code(2));
            assertThat(difference.code()).isEqualTo("EXCLUDED");
        });
    }

    @Test
    void aStageThatIsPassedBeyondItsPlacesIsFound() {
        Given given = small("", "quota: {most: 1, per: county, at: county, proposed: 例}");
        submitted(given, "A-1", 1);
        submitted(given, "A-2", 2);
        decide(given, Person.COUNTY, "A-1", "county");
        assertThat(differences(given)).isEmpty();
        given.recorded(List.of(new StreamEvent(
                StreamId.application("A-2"), new StageDecided("county", Outcome.PASSED, null, "意见", null))));
        assertThat(differences(given)).singleElement().satisfies(difference -> {
            assertThat(difference.application()).isEqualTo("A-2");
            assertThat(difference.stored()).startsWith("通过");
            assertThat(difference.code()).isEqualTo("QUOTA_EXCEEDED");
        });
    }

    @Test
    void anApprovalUnderAVersionThatGovernsNoLongerIsFoundWhereNoAwardTellsIt() {
        Given given = Given.programme(SmallPack.empty().direction("A").read());
        given.enterprise(Given.code(1), "示例企业1", Kind.ENTERPRISE, Given.COUNTY);
        submitted(given, "A-1", 1);
        decide(given, Person.COUNTY, "A-1", "county");
        String amends = "version: 2\namends: {from: " + given.today().plusDays(1)
                + ", transition: approved, text: 尚未认定的转按新版, proposed: 例}\n";
        PolicyPack next = PackReader.read(SmallPack.empty()
                .direction("A")
                .text()
                .replace("version: 1\n", amends)
                .getBytes(StandardCharsets.UTF_8));
        given.amended(next).later(2);
        assertThat(differences(given)).isEmpty();
        forged(given, "A-1");
        assertThat(differences(given))
                .singleElement()
                .extracting(AwardDifference::field)
                .isEqualTo("application.packSm3");
    }

    @Test
    void whatAnOldRecordItselfBearsAsABreachIsNoFinding() {
        Given given = Gates.benchmark();
        Case it = given.applicant("HD-13", given.pilot("1").accepted(3, wan(40)).code())
                .submitted()
                .recommended()
                .noticed();
        forged(given, it.number());
        assertThat(recomputed(given, List.of("NOT_ELIGIBLE"))).isEmpty();
        assertThat(recomputed(given, List.of("DOCUMENT_MISSING"))).hasSize(1);
    }

    private static List<AwardDifference> recomputed(Given given, List<String> breaches) {
        Recomputation again = new Recomputation(PROGRAMME, given.ledger().reads()::pack);
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            Envelope entry = log.get(i);
            again.take(i, entry.event() instanceof StageDecided ? old(entry, breaches) : entry);
        }
        return again.report(log.size() - 1L).orElseThrow().differences();
    }

    private static Envelope old(Envelope entry, List<String> breaches) {
        return new Envelope(
                entry.ledger(),
                entry.eventId(),
                entry.stream(),
                entry.seq(),
                entry.recordedAt(),
                entry.businessDate(),
                entry.actor(),
                entry.command(),
                entry.commandRef(),
                entry.commandSig(),
                new Origin("0".repeat(64), "申报", 3, null, null, breaches, null),
                entry.event());
    }
}
