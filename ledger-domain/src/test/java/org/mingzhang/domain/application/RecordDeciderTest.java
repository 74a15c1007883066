package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.GiveScore;
import org.mingzhang.domain.application.ApplicationCommand.LinkEnterprise;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.Link;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.ScoreGiven;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;

class RecordDeciderTest {
    private static final Person OTHER_EXPERT = new Person("expert-2", "expert-pool", Person.EXPERT.role(), null);

    private final Given given = Given.budget();

    private static GiveScore score(Case it, String stage, String indicator) {
        return new GiveScore(it.number(), stage, indicator, 875);
    }

    private Case beforeExperts() {
        Case it = given.pilot("1").submitted();
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, it.stage("site", Outcome.PASSED));
        return it;
    }

    @Test
    void expertsScoreEachIndicatorOnceInTheirStage() {
        Case early = given.pilot("1").submitted();
        given.when(Person.EXPERT, score(early, "experts", "技术路线")).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        given.when(Person.EXPERT, score(early, "county", "技术路线")).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
        Case it = beforeExperts();
        given.when(Person.COUNTY, score(it, "experts", "技术路线")).rejected(RejectionCode.ROLE_MISSING);
        assertThat(given.when(Person.EXPERT, score(it, "experts", "技术路线")).accepted(ScoreGiven.class))
                .isEqualTo(new ScoreGiven("experts", "示例expert", "expert-pool", "技术路线", 875));
        given.when(Person.EXPERT, score(it, "experts", "技术路线")).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.EXPERT, score(it, "experts", "投资效益")).accepted();
        given.person(OTHER_EXPERT)
                .when(OTHER_EXPERT, score(it, "experts", "技术路线"))
                .accepted();
        given.after(Person.EXPERT, it.stage("experts", Outcome.PASSED));
        given.when(Person.EXPERT, score(it, "experts", "创新性")).rejected(RejectionCode.STAGE_OUT_OF_ORDER);
    }

    @Test
    void whatComesBackChangedIsScoredAnew() {
        Case it = beforeExperts();
        given.after(Person.EXPERT, score(it, "experts", "技术路线"));
        given.after(Person.EXPERT, it.stage("experts", Outcome.RETURNED));
        given.when(Person.EXPERT, score(it, "experts", "技术路线")).rejected(RejectionCode.WRONG_STATE);
        given.after(it.applicant(), new SupplementMaterials(it.number(), "补正", List.of()));
        given.when(Person.EXPERT, score(it, "experts", "技术路线")).accepted();
    }

    @Test
    void nobodyScoresTheOwnOrganisationNotEvenAsAMemberOfTheConsortium() {
        Case it = given.pilot("1");
        String member = given.enterprise(Given.code(7), "示例成员", Kind.ENTERPRISE, Given.COUNTY);
        given.after(it.applicant(), together(it, List.of(member)));
        given.after(Person.COUNTY, it.stage("county", Outcome.PASSED));
        given.after(Person.COUNTY, it.stage("site", Outcome.PASSED));
        for (String org : List.of(it.code(), member)) {
            Person insider = new Person("of-" + org, org, Person.EXPERT.role(), null);
            given.person(insider)
                    .when(insider, score(it, "experts", "技术路线"))
                    .rejected(RejectionCode.CONFLICT_OF_INTEREST);
        }
    }

    private static SubmitApplication together(Case it, @Nullable List<String> members) {
        return new SubmitApplication(
                it.number(),
                Given.PROGRAMME,
                "HD-01",
                it.code(),
                "联合申报",
                null,
                null,
                1,
                null,
                null,
                null,
                List.of(),
                members,
                "PC-1",
                "智能工厂",
                "省级");
    }

    @Test
    void aConsortiumNamesMembersThatAreRegistered() {
        Case it = given.pilot("1");
        // A code below and one above the applicant's: streams are taken in the order of their ids.
        String below = given.enterprise(Given.code(7), "示例成员一", Kind.ENTERPRISE, Given.COUNTY);
        String above = given.enterprise(Given.code(9999), "示例成员二", Kind.ENTERPRISE, Given.COUNTY);
        given.when(it.applicant(), together(it, List.of(below, Given.code(8)))).rejected(RejectionCode.NOT_FOUND);
        ApplicationSubmitted submitted =
                given.when(it.applicant(), together(it, List.of(above, below))).accepted(ApplicationSubmitted.class);
        assertThat(submitted.members()).containsExactly(above, below);
        assertThat(submitted.device()).isEqualTo("PC-1");
        assertThat(submitted.titleKind() + submitted.titleLevel()).isEqualTo("智能工厂省级");
        Case alone = given.pilot("1");
        assertThat(given.when(alone.applicant(), together(alone, null))
                        .accepted(ApplicationSubmitted.class)
                        .members())
                .isEmpty();
        assertThatThrownBy(() -> together(it, List.of(it.code()))).isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> together(it, List.of(below, below))).isInstanceOf(RefusedValue.class);
    }

    @Test
    void anEnterpriseIsLinkedOnceByAnOfficeThatHasNoOtherPart() {
        Case it = given.pilot("1").submitted();
        String served = given.enterprise(Given.code(7), "示例被服务企业", Kind.ENTERPRISE, Given.COUNTY);
        LinkEnterprise link = new LinkEnterprise(it.number(), served, Link.SERVED);
        given.when(it.applicant(), link).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.OTHER_COUNTY, link).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.COUNTY, new LinkEnterprise("none", served, Link.SERVED))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.COUNTY, new LinkEnterprise(it.number(), Given.code(8), Link.SERVED))
                .rejected(RejectionCode.NOT_FOUND);
        given.when(Person.COUNTY, new LinkEnterprise(it.number(), it.code(), Link.SERVED))
                .rejected(RejectionCode.NOT_ELIGIBLE);
        given.after(Person.COUNTY, link);
        given.when(Person.COUNTY, link).rejected(RejectionCode.ALREADY_EXISTS);
        given.when(Person.COUNTY, new LinkEnterprise(it.number(), served, Link.DRIVEN))
                .accepted();
        Case decided = given.pilot("1").approved();
        given.when(Person.DECISION, new LinkEnterprise(decided.number(), served, Link.SERVED))
                .rejected(RejectionCode.SAME_PERSON);
    }

    private static AttachDocument paper(Case it, @Nullable String takenAt, @Nullable String longitude) {
        return new AttachDocument(
                it.number(),
                "现场照片",
                "车间.jpg",
                DigestAlgorithm.SHA256,
                "a".repeat(64),
                "c3d2e1f0a5b49687",
                takenAt,
                "作者",
                "软件",
                longitude,
                "36.6",
                "HT-1",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void whatACameraWroteIsATimeAndAPlaceOnTheGlobe() {
        Case it = given.pilot("1");
        for (String wrong : List.of("2026-03-02", "2026-02-30T10:00", "2026-03-02T25:00", "2026-03-02 14:05")) {
            assertThatThrownBy(() -> paper(it, wrong, null))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("拍摄时间");
        }
        assertThat(paper(it, "2026-03-02T14:05:30", "-180").longitude()).isEqualTo("-180");
        for (String wrong : List.of("180.00000001", "-181", "东经114", "1e2", "")) {
            assertThatThrownBy(() -> paper(it, null, wrong))
                    .isInstanceOf(RefusedValue.class)
                    .hasMessageContaining("经度");
        }
    }
}
