package org.mingzhang.domain.enterprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseCommand.AdmitEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeBankAccount;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ChangeDetails;
import org.mingzhang.domain.enterprise.EnterpriseCommand.LeavePilot;
import org.mingzhang.domain.enterprise.EnterpriseCommand.MoveBatch;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordDishonesty;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RecordHonour;
import org.mingzhang.domain.enterprise.EnterpriseCommand.RegisterEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReplaceEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseCommand.ReserveEnterprise;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseAdmitted;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseBatchMoved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseReserved;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListCommand.Item;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.programme.ProgrammeCommand.CloseProgramme;

class EnterpriseDeciderTest {
    private static final String CODE = Given.code(1);

    private final Given given = Given.programme();

    private static Details details(String name, @Nullable String county) {
        return new Details(
                name,
                Kind.ENTERPRISE,
                county,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static RegisterEnterprise registration(@Nullable String county) {
        return new RegisterEnterprise(CODE, details("示例企业", county), Given.account("示例企业"));
    }

    private Given registered() {
        return given.after(Person.COUNTY, registration(Given.COUNTY));
    }

    @Test
    void aCountyRegistersItsOwnAndEachOnce() {
        given.when(Person.COUNTY, registration(Given.OTHER_COUNTY)).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, registration(null)).rejected(RejectionCode.SCOPE_EXCEEDED);
        registered().when(Person.ROSTER, registration(Given.COUNTY)).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void aCreditCodeHasItsCheckCharacter() {
        String wrong = CODE.substring(0, 17) + (CODE.charAt(17) == '0' ? '1' : '0');
        assertThat(CreditCode.isValid(CODE)).isTrue();
        assertThatThrownBy(() -> new RegisterEnterprise(wrong, details("示例企业", null), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(wrong);
        assertThat(CreditCode.isValid("91130402MA000000I1"))
                .as("letters that look like digits")
                .isFalse();
        assertThat(CreditCode.isValid("9113")).isFalse();
    }

    @Test
    void anEnterpriseIsNotMovedIntoACountyThatIsNotTheOfficials() {
        registered()
                .when(Person.COUNTY, new ChangeDetails(CODE, details("示例企业", Given.OTHER_COUNTY), null))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.OTHER_COUNTY, new ChangeDetails(CODE, details("示例企业", Given.OTHER_COUNTY), null))
                .rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.ROSTER, new ChangeDetails(CODE, details("示例企业", Given.OTHER_COUNTY), "迁移1号"))
                .accepted();
    }

    @Test
    void anAccountIsInItsOwnersName() {
        given.when(Person.COUNTY, new RegisterEnterprise(CODE, details("示例企业", Given.COUNTY), Given.account("他人")))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        registered()
                .when(Person.BUDGET, new ChangeBankAccount(CODE, Given.account("他人"), "变更"))
                .rejected(RejectionCode.PAYEE_MISMATCH);
        given.when(Person.COUNTY, new ChangeBankAccount(CODE, Given.account("示例企业"), "变更"))
                .rejected(RejectionCode.ROLE_MISSING);
    }

    @Test
    void whatIsRecordedHasHappened() {
        registered();
        given.when(
                        Person.COUNTY,
                        new RecordHonour(CODE, "智能工厂", "省级", null, given.today().plusDays(1), null, "认定1号"))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(
                        Person.COUNTY,
                        new RecordDishonesty(CODE, "失信被执行人", null, given.today().plusDays(1), null, "信用中国"))
                .rejected(RejectionCode.BUSINESS_DATE_IN_FUTURE);
        given.when(Person.COUNTY, new RecordHonour(Given.code(99), "智能工厂", "省级", null, given.today(), null, "认定1号"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void aBatchIsKeptByItsNumberHoweverItIsNamed() {
        registered();
        assertThat(given.when(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "第二批", "名单1号"))
                        .accepted(EnterpriseAdmitted.class)
                        .batch())
                .isEqualTo("2");
        given.when(Person.ROSTER, new MoveBatch(CODE, PROGRAMME, "2", "名单2号", "调整"))
                .rejected(RejectionCode.WRONG_STATE);
        assertThat(given.when(Person.ROSTER, new MoveBatch(CODE, PROGRAMME, "第三批", "名单2号", "调整"))
                        .accepted(EnterpriseBatchMoved.class))
                .isEqualTo(new EnterpriseBatchMoved(PROGRAMME, "2", "3", "名单2号", "调整"));
        given.when(Person.ROSTER, new MoveBatch(CODE, PROGRAMME, "4", "名单3号", "调整"))
                .rejected(RejectionCode.NOT_FOUND);
    }

    @Test
    void theRosterGoesFromReserveToAdmissionToExitToReplacement() {
        String next = given.enterprise(Given.code(2), "示例后补", Kind.ENTERPRISE, Given.COUNTY);
        registered();
        given.after(Person.ROSTER, new ReserveEnterprise(CODE, PROGRAMME, "储备1号"));
        given.when(Person.ROSTER, new ReserveEnterprise(CODE, PROGRAMME, "储备1号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.ROSTER, new MoveBatch(CODE, PROGRAMME, "1", "名单1号", "调整"))
                .rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "1", "名单1号"));
        given.when(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "1", "名单1号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        ReplaceEnterprise replacement = new ReplaceEnterprise(CODE, PROGRAMME, next, "替补1号");
        given.when(Person.ROSTER, replacement).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new LeavePilot(CODE, PROGRAMME, "退出1号", "停产"));
        given.when(Person.ROSTER, new LeavePilot(CODE, PROGRAMME, "退出1号", "停产")).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, replacement).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new ReserveEnterprise(next, PROGRAMME, "储备2号"));
        given.after(Person.ROSTER, new AdmitEnterprise(next, PROGRAMME, "1", "名单2号"));
        given.after(Person.ROSTER, replacement);
        given.when(Person.ROSTER, replacement).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void aReplacementMayHaveAnySmallerOrLargerCode() {
        for (int n = 10; n < 14; n++) {
            String out = given.enterprise(Given.code(n), "示例退出" + n, Kind.ENTERPRISE, Given.COUNTY);
            String in = given.enterprise(Given.code(n % 2 == 0 ? n + 50 : n - 8), "示例补入" + n, Kind.ENTERPRISE, null);
            given.after(Person.ROSTER, new AdmitEnterprise(out, PROGRAMME, "1", "名单1号"));
            given.after(Person.ROSTER, new LeavePilot(out, PROGRAMME, "退出1号", "停产"));
            given.after(Person.ROSTER, new ReserveEnterprise(in, PROGRAMME, "储备1号"));
            given.after(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单2号"));
            given.when(Person.ROSTER, new ReplaceEnterprise(out, PROGRAMME, in, "替补1号"))
                    .accepted();
        }
    }

    /** An attack: one newcomer fills the places of three, one was in all along, and one never had a place to leave. */
    @Test
    void oneComesInForOneThatWasInAndLeftBeforeIt() {
        List<String> codes = new ArrayList<>();
        for (int n = 31; n < 36; n++) {
            String code = given.enterprise(Given.code(n), "示例轮换" + n, Kind.ENTERPRISE, Given.COUNTY);
            codes.add(code);
            given.after(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备1号"));
        }
        for (int n = 0; n < 3; n++) {
            given.after(Person.ROSTER, new AdmitEnterprise(codes.get(n), PROGRAMME, "1", "名单1号"));
        }
        given.later(1);
        for (int n : new int[] {0, 1, 4}) {
            given.after(Person.ROSTER, new LeavePilot(codes.get(n), PROGRAMME, "退出1号", "停产"));
        }
        given.after(Person.ROSTER, new AdmitEnterprise(codes.get(3), PROGRAMME, "1", "名单2号"));
        given.when(Person.ROSTER, new ReplaceEnterprise(codes.get(0), PROGRAMME, codes.get(2), "替补1号"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.ROSTER, new ReplaceEnterprise(codes.get(4), PROGRAMME, codes.get(3), "替补1号"))
                .rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new ReplaceEnterprise(codes.get(0), PROGRAMME, codes.get(3), "替补1号"));
        given.when(Person.ROSTER, new ReplaceEnterprise(codes.get(1), PROGRAMME, codes.get(3), "替补1号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void nobodyComesInForAnotherFromOutsideTheReserve() {
        String out = given.enterprise(Given.code(21), "示例退出", Kind.ENTERPRISE, Given.COUNTY);
        String in = given.enterprise(Given.code(22), "示例外来", Kind.ENTERPRISE, Given.COUNTY);
        given.after(Person.ROSTER, new AdmitEnterprise(out, PROGRAMME, "1", "名单1号"));
        given.after(Person.ROSTER, new LeavePilot(out, PROGRAMME, "退出1号", "停产"));
        given.after(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单2号"));
        given.when(Person.ROSTER, new ReplaceEnterprise(out, PROGRAMME, in, "替补1号"))
                .rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void theRosterHasAsManyPlacesAsThePackAndWhoLeavesGivesHisBack() {
        List<StreamEvent> all = new ArrayList<>();
        for (int n = 0; n < 599; n++) {
            all.add(new StreamEvent(
                    StreamId.enterprise(Given.code(5000 + n)),
                    new EnterpriseAdmitted(PROGRAMME, "1", "名单1号", null, 600)));
        }
        given.claimed(all);
        String last = given.enterprise(Given.code(31), "示例第六百家", Kind.ENTERPRISE, Given.COUNTY);
        String more = given.enterprise(Given.code(32), "示例第六百零一家", Kind.ENTERPRISE, Given.COUNTY);
        given.after(Person.ROSTER, new AdmitEnterprise(last, PROGRAMME, "3", "名单3号"));
        assertThat(given.when(Person.ROSTER, new AdmitEnterprise(more, PROGRAMME, "3", "名单3号"))
                        .decision())
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        no -> assertThat(no.rejection().code()).isEqualTo(RejectionCode.QUOTA_EXCEEDED));
        given.after(Person.ROSTER, new LeavePilot(last, PROGRAMME, "退出1号", "停产"));
        given.after(Person.ROSTER, new AdmitEnterprise(more, PROGRAMME, "3", "名单3号"));
    }

    private String left() {
        registered();
        given.after(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "1", "名单1号"));
        given.later(3).after(Person.ROSTER, new LeavePilot(CODE, PROGRAMME, "退出1号", "停产"));
        return CODE;
    }

    private String cameIn(int n) {
        String in = given.enterprise(Given.code(n), "示例补入" + n, Kind.ENTERPRISE, Given.COUNTY);
        given.after(Person.ROSTER, new ReserveEnterprise(in, PROGRAMME, "储备" + n + "号"));
        given.after(Person.ROSTER, new AdmitEnterprise(in, PROGRAMME, "1", "名单" + n + "号"));
        return in;
    }

    /** An attack: who let a friend's rival leave, or was found to have, takes it back without a list, a reserve or anybody else. */
    @Test
    void whoLeftComesBackByTheReserveAloneAndByAnotherPersonThanWhoLetItLeave() {
        String code = left();
        given.later(7);
        AdmitEnterprise back = new AdmitEnterprise(code, PROGRAMME, "1", "名单2号");
        assertThat(given.when(Person.ROSTER, back)
                        .rejected(RejectionCode.WRONG_STATE)
                        .message(PackNames.NONE))
                .contains("重新列入储备库");
        given.when(Person.DECISION, back).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, new MoveBatch(code, PROGRAMME, "2", "名单2号", "调整"))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, given.today().minusDays(8), new ReserveEnterprise(code, PROGRAMME, "储备2号"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备2号"));
        given.when(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备2号"))
                .rejected(RejectionCode.ALREADY_EXISTS);
        assertThat(given.when(Person.ROSTER, back)
                        .rejected(RejectionCode.SAME_PERSON)
                        .message(PackNames.NONE))
                .contains("退出试点");
        given.after(Person.DECISION, back);
        given.when(Person.ROSTER, new MoveBatch(code, PROGRAMME, "2", "名单3号", "调整"))
                .accepted();
    }

    /** An attack: it leaves the reserve once more by another's hand, and the one who struck it off takes it back without one. */
    @Test
    void whoLeftTheReserveTooComesBackByTheReserve() {
        String code = left();
        given.after(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备2号"));
        given.after(Person.DECISION, new LeavePilot(code, PROGRAMME, "退出2号", "放弃"));
        given.when(Person.ROSTER, new AdmitEnterprise(code, PROGRAMME, "1", "名单2号"))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, new ReplaceEnterprise(code, PROGRAMME, cameIn(45), "替补1号"))
                .rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备3号"));
        AdmitEnterprise back = new AdmitEnterprise(code, PROGRAMME, "1", "名单2号");
        given.when(Person.ROSTER, back).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.DECISION, back).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.NOTICE, back).accepted();
    }

    @Test
    void whoCameBackIsReplacedAnewOnlyAfterItLeftAgainAndByAnother() {
        String code = left();
        String first = cameIn(41);
        given.after(Person.ROSTER, new ReplaceEnterprise(code, PROGRAMME, first, "替补1号"));
        String second = cameIn(42);
        ReplaceEnterprise again = new ReplaceEnterprise(code, PROGRAMME, second, "替补2号");
        given.when(Person.ROSTER, again).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new ReserveEnterprise(code, PROGRAMME, "储备2号"));
        given.when(Person.ROSTER, again).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.DECISION, new AdmitEnterprise(code, PROGRAMME, "1", "名单2号"));
        given.when(Person.ROSTER, again).rejected(RejectionCode.WRONG_STATE);
        given.later(1).after(Person.DECISION, new LeavePilot(code, PROGRAMME, "退出2号", "停产"));
        given.when(Person.ROSTER, again).rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.when(Person.ROSTER, new ReplaceEnterprise(code, PROGRAMME, first, "替补2号"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(Person.ROSTER, new ReplaceEnterprise(code, PROGRAMME, cameIn(43), "替补2号"));
    }

    @Test
    void oldRecordsOfWhoCameBackStandWithWhatTheyLack() {
        String code = left();
        given.later(1);
        assertThat(given.history(
                        Role.CITY_INDUSTRY,
                        "某市工信局",
                        "某人",
                        given.today(),
                        new AdmitEnterprise(code, PROGRAMME, "1", "名单2号")))
                .containsExactly("WRONG_STATE");
    }

    /** A list without a number is named itself; nothing is passed off as its document. */
    @Test
    void aStepRestsOnADocumentOrOnAListAndAListWithoutANumberGivesNone() {
        registered();
        assertThatThrownBy(() -> new AdmitEnterprise(CODE, PROGRAMME, "1", null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("文号");
        given.after(
                Person.ROSTER,
                new IssueList(
                        "TJ-1",
                        PROGRAMME,
                        OfficialListEvent.Kind.RECOMMENDATION,
                        null,
                        null,
                        null,
                        List.of(new Item(null, CODE, null))));
        EnterpriseReserved reserved = given.when(
                        Person.ROSTER, new ReserveEnterprise(CODE, PROGRAMME, null, new ListRow("TJ-1", 1)))
                .accepted(EnterpriseReserved.class);
        assertThat(reserved).isEqualTo(new EnterpriseReserved(PROGRAMME, null, new ListRow("TJ-1", 1)));
        given.after(
                Person.ROSTER,
                new IssueList(
                        "RD-1",
                        PROGRAMME,
                        OfficialListEvent.Kind.DECISION,
                        "邯工信〔2026〕15号",
                        null,
                        null,
                        List.of(new Item(null, CODE, null))));
        assertThat(given.when(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "1", null, new ListRow("RD-1", 1)))
                        .accepted(EnterpriseAdmitted.class)
                        .documentNo())
                .isEqualTo("邯工信〔2026〕15号");
    }

    @Test
    void theRosterFollowsItsDatesAndEndsWithTheProgramme() {
        registered();
        given.later(5).after(Person.ROSTER, new AdmitEnterprise(CODE, PROGRAMME, "1", "名单1号"));
        given.when(Person.ROSTER, given.today().minusDays(1), new LeavePilot(CODE, PROGRAMME, "退出1号", "停产"))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
        given.after(Person.BUDGET, new CloseProgramme(PROGRAMME, "结项"));
        given.when(Person.ROSTER, new MoveBatch(CODE, PROGRAMME, "2", "名单2号", "调整"))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, new ReserveEnterprise(CODE, "elsewhere", "储备1号"))
                .rejected(RejectionCode.NOT_FOUND);
    }
}
