package org.mingzhang.domain.application;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.application.ApplicationCommand.AttachDocument;
import org.mingzhang.domain.application.ApplicationCommand.ReceivePaper;
import org.mingzhang.domain.application.ApplicationCommand.SupplementMaterials;
import org.mingzhang.domain.application.ApplicationCommand.WithdrawApplication;
import org.mingzhang.domain.application.ApplicationEvent.DigestAlgorithm;
import org.mingzhang.domain.application.ApplicationEvent.DocumentAttached;
import org.mingzhang.domain.application.ApplicationEvent.Outcome;
import org.mingzhang.domain.application.ApplicationEvent.PaperReceived;
import org.mingzhang.domain.application.Checklist.State;
import org.mingzhang.domain.decision.Breaches;
import org.mingzhang.domain.decision.Decision;
import org.mingzhang.domain.decision.Occasion;
import org.mingzhang.domain.decision.RejectionCode;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.CitedFile;
import org.mingzhang.domain.event.DocumentRef;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.given.Case;
import org.mingzhang.domain.given.Given;
import org.mingzhang.domain.given.Papers;
import org.mingzhang.domain.given.Person;
import org.mingzhang.domain.json.RefusedValue;
import org.mingzhang.domain.policy.ParameterValues;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.PackReader;
import org.mingzhang.domain.project.ProjectCommand.AssessAcceptance;

class DocumentRulesTest {
    private static final String CLAUSE = "clause: plan 资金安排（一）「每家最高补助20万元」";

    /** Handan's pack as if its notice listed documents: a licence by the county's review, a report by the acceptance. */
    static final PolicyPack LISTING = listing();

    private final Given given = Given.budget();

    private static PolicyPack listing() {
        String pack = new String(Given.pack().bytes().toArray(), UTF_8);
        int from = pack.indexOf("    documents:\n", pack.indexOf("\n  HD-01:\n"));
        int to = pack.indexOf("    notes:\n", from);
        String documents = """
                    documents:
                      licence: {name: 营业执照复印件, need: required, by: county, copies: 3, seal: true, %1$s}
                      report: {name: 总结报告, need: required, by: acceptance, %1$s}
                      photographs: {name: 影像资料, need: optional, %1$s}
                """.formatted(CLAUSE).indent(0);
        return PackReader.read((pack.substring(0, from) + documents + pack.substring(to)).getBytes(UTF_8));
    }

    private static Checklist checklist(Given given, Case it) {
        return Checklist.of(
                (Application) given.ledger().state(StreamId.application(it.number())),
                LISTING,
                ParameterValues.defaults(LISTING));
    }

    private static Checklist.Line line(Given given, Case it, String name) {
        return checklist(given, it).lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileIsKeptByBothDigestsWithTypeAndSize() {
        Case it = given.pilot("1").submitted();
        DocumentAttached attached = given.when(it.applicant(), Papers.file(it, "合同", "合同.pdf", "a", 2_000))
                .accepted(DocumentAttached.class);
        assertThat(attached.file())
                .isEqualTo(new CitedFile("a".repeat(64), Papers.sha256("a"), 2_000, "application/pdf"));
        assertThat(CitedFile.of(attached)).containsExactly(attached.file());
        given.when(it.applicant(), Papers.file(it, "合同", "同一文件.pdf", "a", 2_000))
                .rejected(RejectionCode.ALREADY_EXISTS);
        given.when(it.applicant(), Papers.file(it, "发票", "同一文件.pdf", "a", 2_000))
                .accepted();
    }

    @Test
    void nobodyAttachesToACaseThatIsNotTheirs() {
        Case it = given.pilot("1").submitted();
        Case other = given.pilot("1").submitted();
        AttachDocument paper = Papers.file(it, "合同", "合同.pdf", "a", 1);
        given.when(other.applicant(), paper).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.OTHER_COUNTY, paper).rejected(RejectionCode.SCOPE_EXCEEDED);
        given.when(Person.AUDITOR, paper).rejected(RejectionCode.ROLE_MISSING);
        given.when(Person.EXPERT, paper).rejected(RejectionCode.ROLE_MISSING);
        given.after(it.applicant(), new WithdrawApplication(it.number(), "不再申报"));
        given.when(it.applicant(), paper).rejected(RejectionCode.WRONG_STATE);
    }

    @Test
    void anOfficeBringsItsOwnPapersAsPartOfItsReview() {
        Case it = given.pilot("1").submitted();
        given.after(Person.COUNTY, Papers.file(it, "现场核查表", "核查表.pdf", "a", 1));
        given.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).accepted();
        Case decided = given.pilot("1").approved();
        given.when(Person.DECISION, Papers.file(decided, "认定文件", "认定.pdf", "a", 1))
                .rejected(RejectionCode.SAME_PERSON);
    }

    @Test
    void whatWasRecordedByDigestComesInAsTheSameFileUnderEitherDigest() {
        Case it = given.pilot("1").submitted();
        given.after(it.applicant(), Papers.named(it, "合同", "合同.pdf", Papers.sha256("a")));
        given.when(it.applicant(), Papers.file(it, "合同", "合同.pdf", "b", 1)).rejected(RejectionCode.FILE_MISMATCH);
        PastDocument past = new PastDocument(
                it.number(),
                new DocumentAttached(
                        "发票扫描件",
                        "发票.pdf",
                        null,
                        "c".repeat(64),
                        null,
                        null,
                        null,
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
        given.recorded(List.of(new StreamEvent(past.subject(), past.event())));
        // By name in the record, by id in the command.
        given.when(it.applicant(), Papers.file(it, "invoice", "发票.pdf", "b", 1)).rejected(RejectionCode.FILE_MISMATCH);
        given.when(it.applicant(), Papers.file(it, "合同", "合同（盖章）.pdf", "b", 1)).accepted();
        given.after(it.applicant(), Papers.file(it, "合同", "合同.pdf", "a", 1));
        assertThat(line(given, it, "合同").documents())
                .as("the digest alone is not told beside the file")
                .hasSize(2)
                .allMatch(HeldDocument::stored);
    }

    /** An attack: another content slips in under a name that is already cited. */
    @Test
    void aSecondFileOfOneNameUnderOneDocumentIsTheSameFile() {
        Case it = given.pilot("1").submitted();
        given.after(it.applicant(), Papers.file(it, "合同", "合同.pdf", "a", 1));
        given.when(it.applicant(), Papers.file(it, "合同", "合同.pdf", "b", 1)).rejected(RejectionCode.FILE_MISMATCH);
        given.when(it.applicant(), Papers.file(it, "合同", "合同.PDF", "b", 1)).rejected(RejectionCode.FILE_MISMATCH);
        given.when(it.applicant(), Papers.file(it, "合同", "合同2.pdf", "b", 1)).accepted();
        given.when(it.applicant(), Papers.file(it, "发票扫描件", "合同.pdf", "b", 1)).accepted();
    }

    @Test
    void aDigestAloneSaysThatTheFileIsNotKept() {
        Case it = given.pilot("1").submitted();
        given.after(it.applicant(), Papers.named(it, "合同", "合同.pdf", "a".repeat(64)));
        given.when(it.applicant(), Papers.named(it, "合同", "合同.pdf", "a".repeat(64)))
                .rejected(RejectionCode.ALREADY_EXISTS);
        assertThat(line(given, it, "合同").state()).isEqualTo(State.NOT_STORED);
        assertThat(line(given, it, "合同").state().chinese()).isEqualTo("文件未入库");
    }

    @Test
    void aCaseHoldsNoMoreThanItsLimit() {
        Case it = given.pilot("1").submitted();
        for (int i = 0; i < 9; i++) {
            given.after(it.applicant(), Papers.file(it, "合同", i + ".pdf", "" + i, CitedFile.MOST_BYTES));
        }
        given.after(it.applicant(), Papers.file(it, "合同", "9.pdf", "9", CitedFile.MOST_BYTES - 1));
        given.when(it.applicant(), Papers.file(it, "合同", "多.pdf", "b", 2)).rejected(RejectionCode.FILES_TOO_LARGE);
        // The same bytes take no room twice.
        given.when(it.applicant(), Papers.file(it, "另存", "0.pdf", "0", CitedFile.MOST_BYTES))
                .accepted();
        given.when(it.applicant(), Papers.file(it, "合同", "少.pdf", "b", 1)).accepted();
    }

    @Test
    void sizeTypeAndBothDigestsComeTogetherAndFitTheName() {
        Case it = given.pilot("1");
        AttachDocument good = Papers.file(it, "合同", "合同.pdf", "a", 1);
        assertThatThrownBy(() -> with(good, "合同.png", "application/pdf", 1))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("应以 .pdf 结尾");
        assertThatThrownBy(() -> with(good, "合同.exe", "application/x-msdownload", 1))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("文件类型应为");
        assertThatThrownBy(() -> with(good, "合同.pdf", "application/pdf", CitedFile.MOST_BYTES + 1))
                .isInstanceOf(RefusedValue.class);
        assertThatThrownBy(() -> with(good, "../合同.pdf", "application/pdf", 1))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("不含路径");
        assertThatThrownBy(() -> new AttachDocument(
                        it.number(),
                        "合同",
                        "合同.pdf",
                        DigestAlgorithm.SM3,
                        "a".repeat(64),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        1,
                        "application/pdf",
                        null,
                        null))
                .isInstanceOf(RefusedValue.class)
                .hasMessageContaining("三项都要写");
    }

    private static AttachDocument with(AttachDocument it, String fileName, String mediaType, int sizeBytes) {
        return new AttachDocument(
                it.application(),
                it.document(),
                fileName,
                it.algorithm(),
                it.digest(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                it.sha256(),
                sizeBytes,
                mediaType,
                null,
                null);
    }

    @Test
    void whereTheNoticeListsDocumentsNothingElseBelongsToACase() {
        Given listed = Given.programme(LISTING);
        Case it = listed.pilot("1").submitted();
        listed.when(it.applicant(), Papers.file(it, "工资表", "工资.pdf", "a", 1))
                .rejected(RejectionCode.DOCUMENT_NOT_LISTED);
        listed.when(Person.COUNTY, paper(it, "工资表", 1, true)).rejected(RejectionCode.DOCUMENT_NOT_LISTED);
        assertThat(listed.when(it.applicant(), Papers.file(it, "营业执照复印件", "执照.pdf", "a", 1))
                        .accepted(DocumentAttached.class)
                        .document())
                .as("a name stands for its id")
                .isEqualTo("licence");
        Case open = given.pilot("1").submitted();
        // A list of our own binds nobody.
        given.when(open.applicant(), Papers.file(open, "工资表", "工资.pdf", "a", 1)).accepted();
    }

    @Test
    void aStageDoesNotPassBeforeItsRequiredDocumentIsInHand() {
        Given listed = Given.programme(LISTING);
        Case it = listed.pilot("1").submitted();
        listed.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.DOCUMENT_MISSING);
        listed.after(it.applicant(), Papers.named(it, "licence", "执照.pdf", "a".repeat(64)));
        // Nobody can read a digest.
        listed.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).rejected(RejectionCode.DOCUMENT_MISSING);
        listed.after(it.applicant(), Papers.file(it, "licence", "执照.pdf", "a", 1));
        listed.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).accepted();
    }

    @Test
    void paperIsInHandAsWellAndItsCopiesAndSealsAreCounted() {
        Given listed = Given.programme(LISTING);
        Case it = listed.pilot("1").submitted();
        listed.when(it.applicant(), paper(it, "licence", 1, true)).rejected(RejectionCode.ROLE_MISSING);
        listed.when(Person.OTHER_COUNTY, paper(it, "licence", 1, true)).rejected(RejectionCode.SCOPE_EXCEEDED);
        assertThat(listed.when(Person.COUNTY, paper(it, "licence", 2, false)).accepted(PaperReceived.class))
                .isEqualTo(new PaperReceived("licence", 2, false, "示例企业", null));
        listed.after(Person.COUNTY, paper(it, "营业执照复印件", 1, true));
        Checklist.Line line = line(listed, it, "营业执照复印件");
        assertThat(line.state()).isEqualTo(State.ON_PAPER);
        assertThat(line.copies()).isEqualTo(3);
        assertThat(line.copiesWanting()).as("two of three sealed copies").isEqualTo(2);
        listed.when(Person.COUNTY, it.stage("county", Outcome.PASSED)).accepted();
        assertThatThrownBy(() -> paper(it, "licence", 0, true)).isInstanceOf(RefusedValue.class);
    }

    private static ReceivePaper paper(Case it, String document, int copies, boolean sealed) {
        return new ReceivePaper(it.number(), document, copies, sealed, "示例企业", null);
    }

    @Test
    void anAcceptanceDoesNotPassBeforeItsDocuments() {
        Given listed = Given.programme(LISTING)
                .appropriated("central", 10_000)
                .appropriated("local", 10_000)
                .allocated("central", "renovation", 8_000);
        Case it = listed.pilot("1").submitted();
        listed.after(it.applicant(), Papers.file(it, "licence", "执照.pdf", "a", 1));
        it.recommended().noticed();
        listed.after(Person.DECISION, it.stage("decision", Outcome.PASSED));
        it.started().carriedOut(Given.wan(40));
        listed.when(Person.ASSESSOR, assessment(it, true)).rejected(RejectionCode.DOCUMENT_MISSING);
        listed.after(it.applicant(), Papers.file(it, "report", "总结.pdf", "b", 1));
        listed.when(Person.ASSESSOR, assessment(it, true)).accepted();
    }

    private static AssessAcceptance assessment(Case it, boolean passed) {
        return new AssessAcceptance(
                it.number(), "2024", 2, 600, 8, 4, Given.wan(40), null, null, null, passed, null, null, null);
    }

    @Test
    void ofThePastADigestWillDoAndNothingAtAllIsABreach() {
        Given listed = Given.programme(LISTING);
        Case it = listed.pilot("1").submitted();
        assertThat(breaches(listed, it)).containsExactly("DOCUMENT_MISSING");
        listed.after(it.applicant(), Papers.named(it, "licence", "执照.pdf", "a".repeat(64)));
        assertThat(breaches(listed, it)).isEmpty();
    }

    private static List<String> breaches(Given listed, Case it) {
        Breaches breaches = new Breaches();
        Decision decision =
                it.stage("county", Outcome.PASSED).decide(listed.ledger().reads(), past(listed, breaches));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return breaches.rules();
    }

    private static Occasion past(Given given, Breaches breaches) {
        return new Occasion(
                given.today().atStartOfDay().toInstant(java.time.ZoneOffset.UTC),
                given.today(),
                given.today(),
                new ActorRef("县/某人", "县", Person.COUNTY.role().name(), "0000000000000000"),
                new org.mingzhang.domain.actor.Actor(),
                "import-1",
                breaches);
    }

    @Test
    void whatOldRecordsAttachBeyondTheListIsABreachOfTheRow() {
        Given listed = Given.programme(LISTING);
        Case it = listed.pilot("1").submitted();
        Breaches breaches = new Breaches();
        PastDocument past = new PastDocument(
                it.number(),
                new DocumentAttached(
                        "工资表",
                        "x.pdf",
                        null,
                        "a".repeat(64),
                        null,
                        null,
                        null,
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
        assertThat(past.decide(listed.ledger().reads(), past(listed, breaches))).isInstanceOf(Decision.Accepted.class);
        assertThat(breaches.rules()).containsExactly("DOCUMENT_NOT_LISTED");
    }

    @Test
    void whatAnApplicationNamesIsKnownByDigestUntilTheFileComes() {
        Case it = given.pilot("1").submitted();
        given.after(Person.COUNTY, it.stage("county", Outcome.RETURNED));
        given.after(
                it.applicant(),
                new SupplementMaterials(it.number(), "补正", List.of(new DocumentRef("承诺书", "承诺.pdf", "a".repeat(64)))));
        assertThat(line(given, it, "承诺书").state()).isEqualTo(State.NOT_STORED);
        given.after(it.applicant(), Papers.file(it, "承诺书", "承诺.pdf", "a", 1));
        assertThat(line(given, it, "承诺书").state()).isEqualTo(State.STORED);
    }
}
