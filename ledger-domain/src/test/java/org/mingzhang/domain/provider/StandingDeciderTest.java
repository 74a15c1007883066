package org.mingzhang.domain.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.domain.given.Given.PROGRAMME;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.ListRow;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.officiallist.OfficialListCommand;
import org.mingzhang.domain.officiallist.OfficialListCommand.IssueList;
import org.mingzhang.domain.officiallist.OfficialListEvent;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.provider.ProviderCommand.Appeal;
import org.mingzhang.domain.provider.ProviderCommand.JudgeRectification;
import org.mingzhang.domain.provider.ProviderCommand.RemoveProvider;
import org.mingzhang.domain.provider.ProviderCommand.ReportRectification;
import org.mingzhang.domain.provider.ProviderCommand.ResolveAppeal;
import org.mingzhang.domain.provider.ProviderCommand.WarnProvider;
import org.mingzhang.domain.provider.ProviderEvent.ProviderWarned;

/** Warnings, rectification, removal and appeals of providers. */
class StandingDeciderTest {
    private final Given given = Given.budget();
    private final String code = given.provider(9);
    private final Person itself = Person.applicant(code);

    private WarnProvider warning(String id) {
        return new WarnProvider(code, PROGRAMME, id, "满意度低于警示线", "邯工信〔2026〕20号", null);
    }

    private RemoveProvider removal() {
        return given.removal(code);
    }

    private ResolveAppeal answer(String appeal, boolean upheld) {
        return new ResolveAppeal(code, appeal, upheld, "已核", "邯工信〔2026〕31号");
    }

    private Provider provider() {
        return (Provider) given.ledger().state(StreamId.provider(code));
    }

    @Test
    void aWarnedProviderHasThePacksDaysAndTheWarningEndsWhenItsReportIsAccepted() {
        assertThat(given.when(Person.ROSTER, warning("警示1"))
                        .accepted(ProviderWarned.class)
                        .rectifyBy())
                .isEqualTo(given.today().plusDays(30));
        given.when(Person.ROSTER, warning("警示1")).rejected(RejectionCode.ALREADY_EXISTS);
        JudgeRectification accepted = new JudgeRectification(code, "警示1", true, "已整改");
        given.when(Person.ROSTER, accepted).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, new ReportRectification(code, "警示1", "已整改")).rejected(RejectionCode.ROLE_MISSING);
        given.after(itself, new ReportRectification(code, "警示1", "已整改"));
        given.after(Person.ROSTER, new JudgeRectification(code, "警示1", false, "仍不到位"));
        given.when(Person.ROSTER, accepted).rejected(RejectionCode.WRONG_STATE);
        given.after(itself, new ReportRectification(code, "警示1", "再次整改"));
        given.after(Person.ROSTER, accepted);
        assertThat(provider().warnings()).isEmpty();
        given.when(Person.ROSTER, warning("警示1")).rejected(RejectionCode.ALREADY_EXISTS);
    }

    @Test
    void onlyWhoIsInThePoolIsWarnedAndNobodyDecidesAboutTheOwnOrganisation() {
        given.when(Person.ROSTER, new WarnProvider(Given.code(500), PROGRAMME, "警示1", "理由", "文号1号", null))
                .rejected(RejectionCode.NOT_FOUND);
        Person insider = new Person("insider", code, org.mingzhang.domain.actor.Role.CITY_INDUSTRY, null);
        given.person(insider);
        given.when(insider, warning("警示1")).rejected(RejectionCode.CONFLICT_OF_INTEREST);
        given.when(
                        Person.ROSTER,
                        new WarnProvider(
                                code,
                                PROGRAMME,
                                "警示1",
                                "理由",
                                "文号1号",
                                given.today().minusDays(1)))
                .rejected(RejectionCode.BUSINESS_DATE_TOO_EARLY);
    }

    @Test
    void anUpheldAppealBringsARemovedProviderBackAndWhoRemovedItDoesNotAnswer() {
        given.when(itself, new Appeal(code, PROGRAMME, "申诉1", null, "不服")).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, removal());
        given.when(Person.ROSTER, new Appeal(code, PROGRAMME, "申诉1", null, "不服"))
                .rejected(RejectionCode.ROLE_MISSING);
        given.after(itself, new Appeal(code, PROGRAMME, "申诉1", null, "不服"));
        given.when(
                        Person.DECISION,
                        new ProviderCommand.AdmitProvider(
                                code, PROGRAMME, "示例服务商9", ProviderEvent.Kind.INTEGRATOR, "入池2号"))
                .rejected(RejectionCode.WRONG_STATE);
        given.when(itself, new Appeal(code, PROGRAMME, "申诉2", null, "不服")).rejected(RejectionCode.WRONG_STATE);
        given.when(Person.ROSTER, answer("申诉1", true)).rejected(RejectionCode.SAME_PERSON);
        given.when(Person.DECISION, answer("申诉9", true)).rejected(RejectionCode.NOT_FOUND);
        given.after(Person.DECISION, answer("申诉1", true));
        assertThat(provider().inPool(PROGRAMME)).isTrue();
        assertThat(provider().wasInPool(PROGRAMME, given.today())).isTrue();
    }

    @Test
    void aDismissedAppealLeavesTheRemovalAndAnUpheldOneEndsAWarning() {
        given.after(Person.ROSTER, warning("警示1"));
        given.after(itself, new Appeal(code, PROGRAMME, "申诉1", "警示1", "评价失实"));
        given.when(Person.ROSTER, answer("申诉1", true)).rejected(RejectionCode.SAME_PERSON);
        given.after(Person.DECISION, answer("申诉1", true));
        assertThat(provider().warnings()).isEmpty();
        given.after(Person.ROSTER, removal());
        given.after(itself, new Appeal(code, PROGRAMME, "申诉2", null, "不服"));
        given.after(Person.DECISION, answer("申诉2", false));
        assertThat(provider().inPool(PROGRAMME)).isFalse();
        given.when(itself, new Appeal(code, PROGRAMME, "申诉2", null, "不服")).rejected(RejectionCode.ALREADY_EXISTS);
    }

    /** An attack: an answer is not liked, and asked for again until it is another one. */
    @Test
    void theSameDecisionIsAppealedOnce() {
        given.after(Person.ROSTER, warning("警示1"));
        given.after(itself, new Appeal(code, PROGRAMME, "申诉1", "警示1", "评价失实"));
        given.after(Person.DECISION, answer("申诉1", false));
        Appeal again = new Appeal(code, PROGRAMME, "申诉2", "警示1", "仍不服");
        assertThat(given.when(itself, again).rejected(RejectionCode.WRONG_STATE).message(PackNames.NONE))
                .contains("同一决定只申诉一次");
        given.after(itself, new ReportRectification(code, "警示1", "已整改"));
        given.when(itself, again).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, new JudgeRectification(code, "警示1", false, "仍不到位"));
        given.when(itself, again).rejected(RejectionCode.WRONG_STATE);
        given.after(Person.ROSTER, warning("警示2"));
        given.after(itself, new Appeal(code, PROGRAMME, "申诉2", "警示2", "不服"));
        given.after(Person.ROSTER, removal());
        given.after(itself, new Appeal(code, PROGRAMME, "申诉3", null, "不服"));
        given.after(Person.DECISION, answer("申诉3", false));
        given.when(itself, new Appeal(code, PROGRAMME, "申诉4", null, "仍不服")).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void anotherRemovalIsAnotherDecision() {
        given.after(Person.ROSTER, removal());
        given.after(itself, new Appeal(code, PROGRAMME, "申诉1", null, "不服"));
        given.after(Person.DECISION, answer("申诉1", true));
        given.after(Person.ROSTER, removal());
        given.after(itself, new Appeal(code, PROGRAMME, "申诉2", null, "不服"));
        given.after(Person.DECISION, answer("申诉2", false));
        given.after(
                Person.DECISION,
                new ProviderCommand.AdmitProvider(code, PROGRAMME, "示例服务商9", ProviderEvent.Kind.INTEGRATOR, "入池2号"));
        given.after(Person.ROSTER, removal());
        given.when(itself, new Appeal(code, PROGRAMME, "申诉3", null, "不服")).accepted();
    }

    /** An attack: a friend's rival is struck off by a paper that nobody can look up. */
    @Test
    void nobodyIsRemovedByADocumentAlone() {
        given.when(Person.ROSTER, new RemoveProvider(code, PROGRAMME, "文号1号", "不合格", null))
                .rejected(RejectionCode.LIST_ROW_MISSING);
        assertThat(provider().inPool(PROGRAMME)).isTrue();
    }

    @Test
    void aListThatIsNamedAsTheGroundMustNameTheProvider() {
        given.when(Person.ROSTER, new RemoveProvider(code, PROGRAMME, "文号1号", "不合格", new ListRow("MD-9", 1)))
                .rejected(RejectionCode.NOT_FOUND);
        String other = given.provider(10);
        given.after(Person.ROSTER, list("推荐名单1", OfficialListEvent.Kind.RECOMMENDATION, code));
        given.after(Person.ROSTER, list("清退名单1", OfficialListEvent.Kind.REMOVAL, other));
        given.after(Person.ROSTER, list("清退名单2", OfficialListEvent.Kind.REMOVAL, code));
        for (String wrong : List.of("推荐名单1", "清退名单1")) {
            given.when(Person.ROSTER, new RemoveProvider(code, PROGRAMME, "文号1号", "不合格", new ListRow(wrong, 1)))
                    .rejected(RejectionCode.LIST_MISMATCH);
        }
        given.after(Person.ROSTER, new RemoveProvider(code, PROGRAMME, "文号1号", "不合格", new ListRow("清退名单2", 1)));
        assertThat(provider().isRemoved(PROGRAMME)).isTrue();
    }

    private static IssueList list(String number, OfficialListEvent.Kind kind, String provider) {
        return new IssueList(
                number,
                PROGRAMME,
                kind,
                "文号1号",
                null,
                null,
                List.of(new OfficialListCommand.Item(null, provider, null)));
    }
}
