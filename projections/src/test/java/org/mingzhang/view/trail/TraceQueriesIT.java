package org.mingzhang.view.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.trail.Trace.SignatureState;
import org.mingzhang.view.trail.Trace.Step;

class TraceQueriesIT {
    private TestDatabase database;
    private TraceQueries queries;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        queries = new TraceQueries(
                database.source(),
                ViewSchema.LIVE,
                new JdbcEntrySource(database.source()),
                sm3 -> Packs.builtIn("handan-2025"));
    }

    @AfterEach
    void drop() {
        database.close();
    }

    /** Entry by entry, so that what one batch says about another is looked up. */
    private void project(List<Envelope> events) {
        ProjectionRunner runner = new ProjectionRunner(
                database.source(), ViewSchema.LIVE, new JdbcEntrySource(database.source()), ReadModels.projectors());
        for (Envelope event : events) {
            database.append(List.of(event));
            runner.catchUp(Progress.SILENT);
        }
    }

    private List<String> events(String subject) {
        return queries.trace(subject).orElseThrow().events().stream()
                .map(Trace.Line::event)
                .toList();
    }

    @Test
    void anApplicationsTraceRunsFromSubmissionToRecoveryInOrder() {
        project(CaseStory.events());
        assertThat(events(CaseStory.CASE))
                .containsExactly(
                        "application.submitted",
                        "application.stage-decided",
                        "application.stage-decided",
                        "application.approved",
                        "project.started",
                        "project.contract-registered",
                        "project.invoice-registered",
                        "project.completed",
                        "project.acceptance-requested",
                        "project.acceptance-assessed",
                        "award.calculated",
                        "award.reviewed",
                        "award.approved",
                        "enterprise.award-counted",
                        "programme.funds-committed",
                        "award.payment-ordered",
                        "award.payment-approved",
                        "award.payment-confirmed",
                        "programme.funds-disbursed",
                        "award.recovery-ordered",
                        "award.recovery-received",
                        "programme.funds-recovered");
    }

    @Test
    void anEnterprisesTraceHoldsItsCasesTooAlthoughTheirEventsDoNotNameIt() {
        project(CaseStory.events());
        List<String> events = new ArrayList<>(events(CaseStory.CASE));
        events.addFirst("enterprise.admitted");
        events.addFirst("enterprise.registered");
        assertThat(events(CaseStory.ENTERPRISE)).isEqualTo(events);
    }

    @Test
    void aLimitedTraceTellsTheLastEntriesAndHowManyCameBefore() {
        project(CaseStory.events());
        List<String> events = events(CaseStory.CASE);
        Trace last = queries.trace(CaseStory.CASE, 3).orElseThrow();
        assertThat(last.events()).extracting(Trace.Line::event).isEqualTo(events.subList(19, 22));
        assertThat(last.earlier()).isEqualTo(19);
        assertThat(queries.trace(CaseStory.CASE).orElseThrow().earlier()).isZero();
    }

    @Test
    void theWayBackFromAPaymentIsWholeHoweverFewOfItsEntriesAreTold() {
        project(CaseStory.events());
        Trace whole = queries.trace(CaseStory.PAYMENT).orElseThrow();
        Trace last = queries.trace(CaseStory.PAYMENT, 1).orElseThrow();
        assertThat(last.events()).hasSize(1);
        assertThat(last.earlier()).isEqualTo(6);
        assertThat(last.wayBack()).isEqualTo(whole.wayBack());
        assertThat(last.evidence()).isEqualTo(whole.evidence());
    }

    @Test
    void aPaymentsTraceHoldsWhatBecameOfIt() {
        project(CaseStory.events());
        assertThat(events(CaseStory.PAYMENT))
                .containsExactly(
                        "award.payment-ordered",
                        "award.payment-approved",
                        "award.payment-confirmed",
                        "programme.funds-disbursed",
                        "award.recovery-ordered",
                        "award.recovery-received",
                        "programme.funds-recovered");
        assertThat(events("26130000000000000001")).containsExactly("project.invoice-registered");
    }

    @Test
    void whatAPaymentRestsOnIsToldInOrderAndThenTheWayBackToTheAppropriation() {
        project(CaseStory.events());
        Trace trace = queries.trace(CaseStory.PAYMENT).orElseThrow();
        List<Step> way = Objects.requireNonNull(trace.wayBack());
        assertThat(way.stream().map(step -> step.step() + " " + step.entry().event()))
                .containsExactly(
                        "admission enterprise.admitted",
                        "application application.submitted",
                        "stage application.stage-decided",
                        "stage application.stage-decided",
                        "application application.approved",
                        "project project.started",
                        "contract project.contract-registered",
                        "invoice project.invoice-registered",
                        "project project.completed",
                        "acceptance project.acceptance-requested",
                        "acceptance project.acceptance-assessed",
                        "calculation award.calculated",
                        "review award.reviewed",
                        "approval award.approved",
                        "commitment programme.funds-committed",
                        "allocation programme.budget-allocated",
                        "allocation programme.budget-allocated",
                        "appropriation programme.funds-appropriated",
                        "appropriation programme.funds-appropriated");
        assertThat(way.get(11).calculation()).singleElement().satisfies(step -> assertThat(step.inputs())
                .singleElement()
                .satisfies(input -> assertThat(input.position())
                        .isEqualTo(way.get(10).entry().position())));
        assertThat(Objects.requireNonNull(trace.evidence()))
                .extracting(Trace.Evidence::kind, Trace.Evidence::reference)
                .containsExactly(
                        tuple("document", "改造方案.pdf"),
                        tuple("contract", "HT-7"),
                        tuple("invoice", "26130000000000000001"));
    }

    @Test
    void anAwardsWholeCalculationIsToldOfItsCaseItsEnterpriseAndItsPayment() {
        project(CaseStory.events());
        List<Trace.Calculated> ofPayment =
                Objects.requireNonNull(
                                queries.trace(CaseStory.PAYMENT).orElseThrow().wayBack())
                        .stream()
                        .filter(step -> step.step().equals("calculation"))
                        .findFirst()
                        .map(Step::calculation)
                        .orElseThrow();
        for (String subject : List.of(CaseStory.CASE, CaseStory.ENTERPRISE)) {
            List<Trace.Line> events = queries.trace(subject).orElseThrow().events();
            assertThat(events.stream().filter(line -> line.calculation() != null))
                    .singleElement()
                    .satisfies(line -> assertThat(line.event()).isEqualTo("award.calculated"))
                    .extracting(Trace.Line::calculation)
                    .isEqualTo(ofPayment);
        }
        assertThat(ofPayment).singleElement().satisfies(step -> {
            assertThat(step.rule()).isEqualTo("HD-01/cap");
            assertThat(step.document()).contains("推进方案");
            assertThat(step.clause().place()).isEqualTo("资金安排（一）");
            assertThat(step.result()).isEqualTo(Scalar.of(20000000));
            assertThat(step.inputs()).singleElement().satisfies(input -> {
                assertThat(input.name()).isEqualTo("acceptance.levelAfter");
                assertThat(input.label()).isEqualTo("改造后等级");
                assertThat(input.text()).isEqualTo("2级");
            });
        });
        var json = queries.trace(CaseStory.CASE).orElseThrow().toJson();
        assertThat(json.at("/events/10/calculation/0").propertyNames())
                .containsExactly("rule", "clause", "document", "inputs", "result", "explanation");
        assertThat(json.at("/events/10/calculation/0/inputs/0").propertyNames())
                .containsExactly("name", "label", "value", "text", "position");
    }

    @Test
    void noEntryIsToldTwiceAndUpToTheCommitmentAllStandInTheOrderOfTheLog() {
        project(CaseStory.events());
        Trace trace = queries.trace(CaseStory.PAYMENT).orElseThrow();
        List<Step> way = Objects.requireNonNull(trace.wayBack());
        List<Long> told = new ArrayList<>();
        way.stream().limit(14).forEach(step -> told.add(step.entry().position()));
        trace.events().forEach(line -> told.add(line.position()));
        assertThat(told).isSorted();
        way.stream().skip(14).forEach(step -> told.add(step.entry().position()));
        assertThat(told).doesNotHaveDuplicates();
        List<Long> grounds = way.stream().map(step -> step.entry().position()).toList();
        assertThat(Objects.requireNonNull(trace.evidence()))
                .allSatisfy(item -> assertThat(grounds).contains(item.position()));
    }

    @Test
    void anEntryNamesWhoActedForWhomOverWhatAmountOnWhichPaper() {
        project(CaseStory.events());
        Trace trace = queries.trace(CaseStory.PAYMENT).orElseThrow();
        assertThat(trace.events())
                .allSatisfy(line -> assertThat(line.actorName()).isEqualTo("经办甲"))
                .allSatisfy(line -> assertThat(line.actorOrganisation()).isEqualTo("邯郸市财政局"))
                .extracting(Trace.Line::amountFen)
                .containsExactly(
                        Fen.ofWan(20),
                        Fen.ofWan(20),
                        Fen.ofWan(20),
                        Fen.ofWan(20),
                        Fen.ofWan(3),
                        Fen.ofWan(3),
                        Fen.ofWan(3));
        assertThat(Objects.requireNonNull(trace.wayBack()).get(13).entry().documentNo())
                .isEqualTo("邯工信〔2026〕30号");
    }

    @Test
    void entriesAreToldInPlainChineseWithNamesInsteadOfIds() {
        project(CaseStory.events());
        assertThat(queries.trace(CaseStory.PAYMENT).orElseThrow().events())
                .extracting(Trace.Line::sentence)
                .startsWith(
                        "提出拨付 ZF-2026-0001：20万元，中央财政奖补资金15万元、地方配套资金5万元，收款人 邯郸示例紧固件有限公司（示例银行丛台支行，尾号 1234）。",
                        "审批拨付 ZF-2026-0001（20万元，收款人 邯郸示例紧固件有限公司，示例银行丛台支行 尾号 1234）。",
                        "银行确认拨付 ZF-2026-0001（20万元，收款人 邯郸示例紧固件有限公司，示例银行丛台支行 尾号 1234）已付出（示例银行 回单 HD0001）。");
        assertThat(queries.trace(CaseStory.CASE)
                        .orElseThrow()
                        .events()
                        .getFirst()
                        .sentence())
                .isEqualTo("邯郸示例紧固件有限公司申报“数字化改造”（第一批）：紧固件车间数字化改造，计划投入45万元，申请20万元，改造前一级，材料 1 件。");
    }

    @Test
    void anEntryToldAloneHasTheNamesThatItsTrailHas() {
        project(CaseStory.events());
        TrailQueries trails = new TrailQueries(
                database.source(),
                ViewSchema.LIVE,
                new JdbcEntrySource(database.source()),
                sm3 -> Packs.builtIn("handan-2025"));
        List<Trace.Line> trail = queries.trace(CaseStory.PAYMENT).orElseThrow().events();
        for (Trace.Line line : trail.subList(0, 3)) {
            TrailQueries.Told alone = trails.told(
                            Objects.requireNonNull(trails.at(line.position()).entry()))
                    .orElseThrow();
            assertThat(alone.line().sentence()).isEqualTo(line.sentence());
            assertThat(alone.line().amountFen()).isEqualTo(Fen.ofWan(20));
            assertThat(alone.fields()).noneMatch(field -> field.value().equals("central"));
        }
    }

    @Test
    void signaturesAreCheckedAndEveryEventOfACommandRestsOnThem() {
        project(CaseStory.events());
        assertThat(queries.trace(CaseStory.CASE).orElseThrow().events())
                .extracting(Trace.Line::signature)
                .containsOnly(SignatureState.VALID);
        assertThat(queries.trace("CZ-001").orElseThrow().events())
                .extracting(Trace.Line::signature)
                .containsOnly(SignatureState.UNSIGNED);
    }

    @Test
    void aSignatureOfAnotherCommandAndAKeyThatWasNotEnrolledShow() {
        List<Envelope> events = new ArrayList<>(CaseStory.events());
        int ordered = events.size() - 7;
        Envelope forged = events.get(ordered);
        events.set(
                ordered,
                new Envelope(
                        forged.ledger(),
                        forged.eventId(),
                        forged.stream(),
                        forged.seq(),
                        forged.recordedAt(),
                        forged.businessDate(),
                        forged.actor(),
                        forged.command(),
                        null,
                        events.get(ordered + 1).commandSig(),
                        forged.event()));
        project(events);
        assertThat(queries.trace(CaseStory.PAYMENT).orElseThrow().events())
                .extracting(Trace.Line::signature)
                .containsExactly(
                        SignatureState.INVALID,
                        SignatureState.VALID,
                        SignatureState.VALID,
                        SignatureState.VALID,
                        SignatureState.VALID,
                        SignatureState.VALID,
                        SignatureState.VALID);
    }

    @Test
    void aSubjectThatNoEntryNamesHasNoTrace() {
        project(CaseStory.events().subList(0, 3));
        assertThat(queries.trace("HD-2026-9999")).isEmpty();
        assertThat(queries.trace("application/HD")).isEmpty();
        assertThat(queries.trace("programme/HD").orElseThrow().events()).hasSize(1);
        assertThatThrownBy(() -> queries.trace("nothing/HD")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void inJsonTheTraceHasTheNamesThatScriptsRelyOn() {
        project(CaseStory.events());
        var json = queries.trace(CaseStory.PAYMENT).orElseThrow().toJson();
        assertThat(json.propertyNames())
                .containsExactly("subject", "kinds", "asOfPosition", "earlier", "events", "wayBack", "evidence");
        assertThat(json.get("events").get(0).propertyNames())
                .containsExactly(
                        "position",
                        "event",
                        "sentence",
                        "actor",
                        "actorName",
                        "actorOrganisation",
                        "time",
                        "businessDate",
                        "amountFen",
                        "stream",
                        "commandId",
                        "signature");
        assertThat(queries.trace(CaseStory.CASE).orElseThrow().toJson().propertyNames())
                .containsExactly("subject", "kinds", "asOfPosition", "earlier", "events");
    }
}
