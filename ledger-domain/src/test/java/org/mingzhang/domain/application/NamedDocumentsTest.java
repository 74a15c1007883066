package org.mingzhang.domain.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.SubmitApplication;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.decision.Rejection;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.Scalar;

/** Documents that an application or a supplement names by digest are held to the checklist as attached ones are. */
class NamedDocumentsTest {
    private static SubmitApplication naming(Case it, String kind) {
        SubmitApplication bare = it.submission();
        return new SubmitApplication(
                bare.application(),
                bare.programme(),
                bare.direction(),
                bare.applicant(),
                bare.title(),
                null,
                null,
                bare.levelBefore(),
                null,
                null,
                null,
                List.of(new DocumentRef(kind, "文件.pdf", "a".repeat(64))),
                null,
                null,
                null,
                null);
    }

    @Test
    void anApplicationNamesNoDocumentThatTheChecklistDoesNotHave() {
        Given listed = Given.programme(DocumentRulesTest.LISTING);
        Case it = listed.pilot("1");
        Rejection no = listed.when(it.applicant(), naming(it, "工资表")).rejected(RejectionCode.DOCUMENT_NOT_LISTED);
        assertThat(no.facts()).containsEntry("document", Scalar.of("工资表"));
        assertThat(String.valueOf(no.facts().get("options"))).contains("营业执照复印件（licence）");
        assertThat(listed.when(it.applicant(), naming(it, "营业执照复印件"))
                        .accepted(ApplicationSubmitted.class)
                        .documents())
                .as("a name stands for its id")
                .extracting(DocumentRef::kind)
                .containsExactly("licence");
        listed.after(Person.COUNTY, it.stage("county", Outcome.RETURNED));
        listed.when(
                        it.applicant(),
                        new SupplementMaterials(
                                it.number(), "补正", List.of(new DocumentRef("工资表", "工资.pdf", "b".repeat(64)))))
                .rejected(RejectionCode.DOCUMENT_NOT_LISTED);
    }

    @Test
    void whereTheNoticeSaysNothingAnApplicationMayNameAnything() {
        Given given = Given.budget();
        Case it = given.pilot("1");
        given.when(it.applicant(), naming(it, "工资表")).accepted();
    }
}
