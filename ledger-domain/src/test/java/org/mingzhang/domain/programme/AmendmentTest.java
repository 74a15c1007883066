package org.mingzhang.domain.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;
import static org.mingzhang.domain.given.Given.wan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.application.Application;
import org.mingzhang.domain.application.ApplicationCommand.ChangePolicy;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationApproved;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PolicyChanged;
import org.mingzhang.domain.award.CaseBook;
import org.mingzhang.domain.award.Recomputation;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Amendment.Transition;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackChecker;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeCommand.AmendProgramme;
import org.mingzhang.domain.programme.ProgrammeCommand.ClosePeriod;
import org.mingzhang.domain.programme.ProgrammeCommand.DecideParameter;
import org.mingzhang.domain.programme.ProgrammeEvent.PolicyAmended;
import org.mingzhang.domain.seal.Suite;

class AmendmentTest {
    private static final String AT_MOST = "          amount: 30万元\n          clause: plan 资金安排（三）「最高奖励30万元」";

    private final Given given = Given.budget();

    private static PolicyPack next(int version, LocalDate from, String transition, long wan) {
        return Given.version(
                version,
                "from: " + from + ", transition: " + transition,
                text -> text.replace(AT_MOST, "          amount: " + wan + "万元\n          proposed: 示例修订"));
    }

    private static String sm3(PolicyPack pack) {
        return Suite.SM3.hash(pack.bytes().toArray()).toString();
    }

    private static Fen ceiling(Case it) {
        return Objects.requireNonNull(it.calculated().award().calculated()).ceilingFen();
    }

    private static AmendProgramme amendment(String packSm3) {
        return new AmendProgramme(PROGRAMME, packSm3, "《示例修订通知》");
    }

    private Case decided(Case it) {
        given.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        return it;
    }

    private Application application(Case it) {
        return (Application) given.ledger().state(StreamId.application(it.number()));
    }

    private Recomputation.Report recomputed(PolicyPack... later) {
        Recomputation again = new Recomputation(PROGRAMME, sm3 -> pack(sm3, later));
        CaseBook book = new CaseBook(PROGRAMME, sm3 -> pack(sm3, later));
        List<Envelope> log = given.ledger().log();
        for (int i = 0; i < log.size(); i++) {
            again.take(i, log.get(i));
            book.take(i, log.get(i));
        }
        assertThat(book.cases()).allSatisfy(entry -> assertThat(sm3(entry.pack()))
                .isEqualTo(((Application) given.ledger().state(StreamId.application(entry.number()))).packSm3()));
        return again.report(log.size() - 1).orElseThrow();
    }

    private static PolicyPack pack(String sm3, PolicyPack... later) {
        for (PolicyPack pack : later) {
            if (sm3(pack).equals(sm3)) {
                return pack;
            }
        }
        assertThat(sm3).isEqualTo(Given.packSm3());
        return Given.pack();
    }

    @Test
    void whatCameInBeforeIsComputedByTheFirstVersionAndWhatComesAfterByTheSecond() {
        Case old = given.applicant("HD-03").submitted().recommended();
        PolicyPack second = next(2, given.today().plusDays(3), "submitted", 25);
        PolicyAmended amended =
                given.when(Person.ROSTER, amendment(given.brings(second))).accepted(PolicyAmended.class);
        assertThat(amended)
                .isEqualTo(new PolicyAmended(
                        second.id(),
                        2,
                        sm3(second),
                        given.today().plusDays(3),
                        Transition.SUBMITTED,
                        "《示例修订通知》",
                        true));
        Case between = given.applicant("HD-03").submitted().recommended();
        given.later(3);
        Case fresh = given.applicant("HD-03").approved();
        decided(old.noticed());
        decided(between.noticed());

        assertThat(ceiling(old)).isEqualTo(wan(30));
        assertThat(ceiling(between)).isEqualTo(wan(30));
        assertThat(ceiling(fresh)).isEqualTo(wan(25));
        old.awarded();
        fresh.awarded();
        assertThat(recomputed(second).differences()).isEmpty();
        assertThat(recomputed(second).awards()).isEqualTo(2);
    }

    @Test
    void whatIsNotYetApprovedComesUnderTheNewVersionWhereItSaysSo() {
        Case done = given.applicant("HD-03").approved();
        Case open = given.applicant("HD-03").submitted().recommended();
        PolicyPack second = next(2, given.today().plusDays(5), "approved", 25);
        given.amended(second);
        open.noticed();

        given.when(Person.DECISION, open.stage("decision", Outcome.PASSED)).rejected(RejectionCode.AMENDMENT_INVALID);
        // Nor does an earlier day lead back behind the new version.
        given.when(open.applicant(), new ChangePolicy(open.number(), 2)).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.ROSTER, given.today().minusDays(1), new ChangePolicy(open.number(), 2))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        assertThat(given.when(Person.ROSTER, new ChangePolicy(open.number(), 2)).accepted(PolicyChanged.class))
                .isEqualTo(new PolicyChanged(sm3(second), 2, Transition.APPROVED));
        given.when(Person.ROSTER, new ChangePolicy(open.number(), 2)).rejected(RejectionCode.AMENDMENT_INVALID);
        decided(open).awarded();
        done.awarded();

        assertThat(open.award().committed()).isEqualTo(wan(25));
        assertThat(done.award().committed()).isEqualTo(wan(30));
        given.when(Person.ROSTER, new ChangePolicy(done.number(), 2)).rejected(RejectionCode.WRONG_STATE);
        assertThat(recomputed(second).differences()).isEmpty();
    }

    @Test
    void theApplicantAloneChoosesWhereThereIsAChoice() {
        Case stays = given.applicant("HD-03").submitted().recommended();
        Case moves = given.applicant("HD-03").submitted().recommended();
        PolicyPack second = next(2, given.today().plusDays(2), "choice", 35);
        given.amended(second);
        given.when(moves.applicant(), new ChangePolicy(moves.number(), 2))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.later(2);
        given.when(Person.ROSTER, new ChangePolicy(moves.number(), 2)).rejected(RejectionCode.ROLE_MISSING);
        given.when(stays.applicant(), new ChangePolicy(moves.number(), 2)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.after(moves.applicant(), new ChangePolicy(moves.number(), 2));
        decided(stays.noticed()).awarded();
        decided(moves.noticed()).awarded();

        assertThat(stays.award().committed()).isEqualTo(wan(30));
        assertThat(moves.award().committed()).isEqualTo(wan(35));
        assertThat(recomputed(second).differences()).isEmpty();
    }

    @Test
    void nobodyChangesOverWhereWhatCameInBeforeKeepsItsVersion() {
        Case old = given.applicant("HD-03").submitted();
        given.amended(next(2, given.today().plusDays(1), "submitted", 35)).later(1);
        for (Person person : List.of(old.applicant(), Person.ROSTER)) {
            given.when(person, new ChangePolicy(old.number(), 2)).rejected(RejectionCode.AMENDMENT_INVALID);
        }
        given.when(old.applicant(), new ChangePolicy(old.number(), 3)).rejected(RejectionCode.AMENDMENT_INVALID);
    }

    @Test
    void anEarlierDayDoesNotBringTheBetterRateBack() {
        PolicyPack second = next(2, given.today().plusDays(3), "submitted", 25);
        given.amended(second).later(5);
        Case late = given.applicant("HD-03");
        Rejection no = given.when(late.applicant(), given.today().minusDays(3), late.submission())
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        assertThat(Scalar.texts(no.facts()))
                .containsEntry("notBefore", given.today().toString());
        given.after(late.applicant(), late.submission());
        assertThat(application(late).packSm3()).isEqualTo(sm3(second));
    }

    @Test
    void oldRecordsComeUnderTheVersionOfTheirDay() {
        LocalDate before = given.today();
        PolicyPack second = next(2, given.today().plusDays(1), "submitted", 25);
        given.amended(second).later(5);
        Case old = given.applicant("HD-03");
        Case later = given.applicant("HD-03");
        given.history(Role.APPLICANT, old.code(), "示例", before, old.submission());
        given.history(Role.APPLICANT, later.code(), "示例", before.plusDays(2), later.submission());
        assertThat(application(old).packSm3()).isEqualTo(Given.packSm3());
        assertThat(application(later).packSm3()).isEqualTo(sm3(second));
    }

    @Test
    void recomputationFindsACaseThatStandsUnderAnotherVersionThanItsOwn() {
        PolicyPack second = next(2, given.today().plusDays(1), "submitted", 35);
        Case it = given.applicant("HD-03").submitted().recommended();
        given.amended(second).later(1);
        given.recorded(List.of(new StreamEvent(
                StreamId.application(it.number()), new PolicyChanged(sm3(second), 2, Transition.CHOICE))));
        decided(it.noticed()).awarded();
        assertThat(recomputed(second).differences()).anySatisfy(found -> {
            assertThat(found.application()).isEqualTo(it.number());
            assertThat(found.field()).isEqualTo("application.packSm3");
        });
    }

    @Test
    void recomputationFindsAnApprovalThatShouldHaveComeUnderTheNewVersion() {
        PolicyPack second = next(2, given.today().plusDays(1), "approved", 25);
        Case it = given.applicant("HD-03").submitted().recommended().noticed();
        given.amended(Given.version(
                2,
                "from: " + given.today().plusDays(1) + ", transition: approved",
                text -> text.replace(AT_MOST, "          amount: 25万元\n          proposed: 示例修订")));
        given.later(1);
        given.recorded(List.of(new StreamEvent(StreamId.application(it.number()), new ApplicationApproved())));
        it.awarded();
        PolicyPack third = next(2, given.today(), "approved", 25);
        assertThat(recomputed(second, third).differences())
                .anySatisfy(found -> assertThat(found.field()).isEqualTo("application.packSm3"));
    }

    @Test
    void anotherPackAnotherNumberAndAVersionTwiceAreNoAmendment() {
        given.when(Person.ROSTER, amendment(given.brings(Packs.builtIn("qingdao-2025"))))
                .rejected(RejectionCode.AMENDMENT_INVALID);
        given.when(Person.ROSTER, amendment(Given.packSm3())).rejected(RejectionCode.ALREADY_EXISTS);
        LocalDate from = given.today().plusDays(1);
        given.when(Person.ROSTER, amendment(given.brings(next(3, from, "submitted", 25))))
                .rejected(RejectionCode.AMENDMENT_INVALID);
        PolicyPack second = next(2, from, "submitted", 25);
        given.when(Person.BUDGET, amendment(given.brings(second))).accepted();
        given.when(Person.ROSTER, amendment(sm3(second))).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, amendment(given.brings(next(2, from, "submitted", 26))))
                .rejected(RejectionCode.AMENDMENT_INVALID);
        given.when(Person.ROSTER, amendment(given.brings(next(3, from, "submitted", 26))))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.AUDITOR, amendment(given.brings(next(3, from.plusDays(1), "submitted", 26))))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void noClosedMonthGetsOtherRules() {
        given.after(Person.BUDGET, new ClosePeriod(PROGRAMME, "2026-02", "结账1号"));
        given.when(Person.ROSTER, amendment(given.brings(next(2, LocalDate.of(2026, 2, 20), "submitted", 25))))
                .rejected(RejectionCode.PERIOD_CLOSED);
        given.when(Person.ROSTER, amendment(given.brings(next(2, LocalDate.of(2025, 8, 20), "submitted", 25))))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void whatEntriesNameStaysAndAllThatIsMissingIsSaidAtOnce() {
        given.applicant("HD-03").approved().awarded();
        PolicyPack without = Given.version(2, "from: " + given.today().plusDays(1), text -> text.replace(
                        "paidBy: [local, central]", "paidBy: [central]")
                .replace("HD-03", "HD-93"));
        Rejection no =
                given.when(Person.ROSTER, amendment(given.brings(without))).rejected(RejectionCode.AMENDMENT_INVALID);
        assertThat(Scalar.texts(no.facts()))
                .containsEntry("directions", "转型标杆建设")
                .containsEntry("paidBy", "数字化服务提升的地方配套资金")
                .doesNotContainKey("sources");
    }

    /** No entry names the line yet; the case that keeps its version could be paid from no other. */
    @Test
    void aLineIsNotDroppedFromWhichACaseThatKeepsItsVersionIsPaid() {
        Given poor = Given.programme().appropriated("local", 10_000);
        Case it = poor.applicant("HD-06").submitted();
        UnaryOperator<String> renamed = text -> text.replace("renovation-only: service,", "renovation-only: services,")
                .replace("    line: service\n", "    line: services\n");
        String amends = "from: " + poor.today().plusDays(1) + ", transition: submitted";
        PolicyPack dropping =
                Given.version(2, amends, text -> renamed.apply(text).replace("\n  service:\n", "\n  services:\n"));
        assertThat(Scalar.texts(poor.amending(dropping)
                        .rejected(RejectionCode.AMENDMENT_INVALID)
                        .facts()))
                .containsEntry("lines", "数字化服务提升");

        // It stays, whether or not a direction of the new version is paid from it.
        PolicyPack beside = Given.version(2, amends, text -> renamed.apply(text)
                .replace(
                        "\n  service:\n",
                        "\n  services: {name: 服务提升, paidBy: [local, central], proposed: 示例}\n  service:\n"));
        poor.amended(beside).later(1).allocated("local", "service", 1_000);
        it.recommended().noticed();
        poor.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.awarded();
        assertThat(it.award().committed()).isEqualTo(wan(30));
    }

    @Test
    void aValueThatTheNewVersionDoesNotAllowSpeaksAgainstIt() {
        given.decided("HD-02.ladder", "highest");
        PolicyPack other = Given.version(2, "from: " + given.today().plusDays(1), text -> text.replaceFirst(
                        "(?s)(HD-02\\.ladder:.*?)default: highest(.*?)highest:", "$1default: most$2most:")
                .replace("param(\"HD-02.ladder\") == \"highest\"", "param(\"HD-02.ladder\") == \"most\""));
        Rejection no =
                given.when(Person.ROSTER, amendment(given.brings(other))).rejected(RejectionCode.AMENDMENT_INVALID);
        assertThat(Scalar.texts(no.facts()).get("parameters")).contains("智能工厂先后获评两级称号的奖励");
    }

    @Test
    void aValueDecidedLaterCarriesForwardAndGoesBackOnlyWhereTheOldVersionAllowsIt() {
        PolicyPack second = Given.version(2, "from: " + given.today().plusDays(1), text -> text + "# 第2版\n");
        given.amended(second).later(1).decided("HD-01.cap.L3.batch2", "36万元");
        Programme programme = given.theProgramme();
        assertThat(programme.parameters(second).find("HD-01.cap.L3.batch2")).isPresent();
        assertThat(programme.parameters(Given.pack()).find("HD-01.cap.L3.batch2"))
                .isEqualTo(programme.parameters(second).find("HD-01.cap.L3.batch2"));
        given.when(Person.ROSTER, new DecideParameter(PROGRAMME, "没有这个", "1", "《示例办法》"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void theReaderAsksALaterVersionWhatItAmends() {
        String text = new String(Given.pack().bytes().toArray(), java.nio.charset.StandardCharsets.UTF_8);
        Map<String, String> wrong = Map.of(
                "version: 2\n", "第 2 版没有写 amends",
                "version: 1\namends: {from: 2026-07-01, text: 示例, proposed: 示例}\n", "第 1 版写了 amends",
                "version: 2\namends: {from: 七月, text: 示例, proposed: 示例}\n", "“七月”",
                "version: 2\namends: {from: 2026-07-01, transition: later, text: 示例, proposed: 示例}\n", "“later”",
                "version: 2\namends: {from: 2026-07-01, proposed: 示例}\n", "缺少 text");
        wrong.forEach((head, found) -> assertThat(PackChecker.check(
                                text.replace("version: 1\n", head).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .problems())
                .as(head)
                .anySatisfy(problem -> assertThat(problem.toString()).contains(found)));
    }
}
