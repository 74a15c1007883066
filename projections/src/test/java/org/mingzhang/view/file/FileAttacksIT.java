package org.mingzhang.view.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.domain.decision.WorkingDays;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.json.Scalar;
import org.mingzhang.domain.ledger.LogEvent.CommandRefused;
import org.mingzhang.domain.money.Fen;
import org.mingzhang.domain.policy.Clause;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.provider.ProviderEvent;
import org.mingzhang.domain.provider.ProviderEvent.ProviderAdmitted;
import org.mingzhang.domain.provider.ProviderEvent.ProviderRated;
import org.mingzhang.view.CaseStory;
import org.mingzhang.view.ReadModels;
import org.mingzhang.view.Story;
import org.mingzhang.view.TestDatabase;
import org.mingzhang.view.file.EnterpriseFiles.Told;
import org.mingzhang.view.oversight.DutyQueries;
import org.mingzhang.view.projection.JdbcEntrySource;
import org.mingzhang.view.projection.Progress;
import org.mingzhang.view.projection.ProjectionRunner;
import org.mingzhang.view.projection.ViewSchema;
import org.mingzhang.view.scope.Scope;
import org.mingzhang.view.trail.TraceQueries;

/** Curious people open files that are not theirs: to them these are as if they did not exist. */
class FileAttacksIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String COMPETITOR = "91130403MA00000041";

    private static final Set<Told> ALL = EnumSet.allOf(Told.class);

    private TestDatabase database;
    private EnterpriseFiles enterprises;
    private ProviderFiles providers;

    @BeforeEach
    void prepare() {
        database = new TestDatabase();
        Story story = Story.after(CaseStory.events());
        for (String code : List.of(CaseStory.PROVIDER, COMPETITOR)) {
            story.on(
                    DAY,
                    StreamId.provider(code),
                    new ProviderAdmitted("HD", "示例服务商" + code, ProviderEvent.Kind.INTEGRATOR, "文号"));
        }
        story.on(
                DAY,
                StreamId.provider(CaseStory.PROVIDER),
                new ProviderRated(CaseStory.CASE, CaseStory.ENTERPRISE, 875, "响应及时", "HT-7"));
        story.on(
                DAY,
                StreamId.enterprise(COMPETITOR),
                new EnterpriseRegistered(
                        COMPETITOR,
                        CaseStory.details("示例竞争服务有限公司", Kind.PROVIDER),
                        new BankAccount("示例银行", "6200000000009999", "示例竞争服务有限公司")));
        story.on(
                DAY,
                StreamId.refusal("refused-1"),
                new CommandRefused(
                        "refused-1",
                        "award.order-payment",
                        "0".repeat(64),
                        "award/" + CaseStory.CASE,
                        "CZ-001",
                        "OBJECTION_OPEN",
                        new Clause("plan", "某处", "某句"),
                        new TreeMap<String, Scalar>()));
        database.append(story.envelopes());
        JdbcEntrySource log = new JdbcEntrySource(database.source());
        new ProjectionRunner(database.source(), ViewSchema.LIVE, log, ReadModels.projectors()).catchUp(Progress.SILENT);
        DutyQueries duties = new DutyQueries(
                database.source(),
                ViewSchema.LIVE,
                sm3 -> Packs.builtIn("handan-2025"),
                programme -> WorkingDays.BUILT_IN);
        TraceQueries traces =
                new TraceQueries(database.source(), ViewSchema.LIVE, log, sm3 -> Packs.builtIn("handan-2025"));
        enterprises = new EnterpriseFiles(database.source(), ViewSchema.LIVE, log, traces, duties);
        providers = new ProviderFiles(database.source(), ViewSchema.LIVE, log);
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private Optional<EnterpriseFile> enterprise(Scope scope) {
        return enterprises.file(scope, CaseStory.ENTERPRISE, DAY, ALL);
    }

    @Test
    void theFileHasAllThatWasRecorded() {
        EnterpriseFile file = enterprise(Scope.city()).orElseThrow();
        assertThat(file.cases()).singleElement().satisfies(one -> {
            assertThat(one.row().paidFen()).isEqualTo(Fen.ofWan(20));
            assertThat(one.row().recoveredFen()).isEqualTo(Fen.ofWan(3));
            assertThat(one.review()).extracting(line -> line.event()).contains("application.stage-decided");
            assertThat(one.work()).extracting(line -> line.event()).contains("project.acceptance-assessed");
            assertThat(one.money()).anySatisfy(line -> assertThat(line.calculation())
                    .as("the calculation step by step")
                    .isNotEmpty());
            assertThat(one.contracts()).singleElement().satisfies(contract -> {
                assertThat(contract.amountFen()).isEqualTo(Fen.ofWan(44));
                assertThat(contract.invoicedFen()).isEqualTo(Fen.ofWan(44));
                assertThat(contract.party()).isEqualTo(CaseStory.PROVIDER);
            });
        });
        assertThat(file.payments()).singleElement().satisfies(payment -> {
            assertThat(payment.shares()).hasSize(2);
            assertThat(payment.receiptNo()).isEqualTo("HD0001");
        });
        assertThat(file.recoveries()).hasSize(1);
        assertThat(file.roster()).hasSize(1);
        assertThat(file.documents()).extracting(document -> document.name()).containsExactly("改造方案.pdf");
        assertThat(file.refusals()).extracting(refusal -> refusal.code()).containsExactly("OBJECTION_OPEN");
        assertThat(file.duties()).isNotEmpty().allMatch(duty -> duty.party().equals(CaseStory.ENTERPRISE));
    }

    @Test
    void aNeighbourCountyOpensAnEnterpriseOfThisOne() {
        assertThat(enterprise(new Scope.County("130403"))).isPresent();
        assertThat(enterprise(new Scope.County("130402"))).isEmpty();
        assertThat(enterprises.search(new Scope.County("130402"), "HD", "")).isEmpty();
        assertThat(enterprises.search(new Scope.County("130402"), "HD", "紧固件")).isEmpty();
        assertThat(enterprises.search(new Scope.County("130403"), "HD", "紧固件")).hasSize(1);
    }

    @Test
    void anApplicantOpensAnother() {
        assertThat(enterprise(new Scope.Party(CaseStory.ENTERPRISE))).isPresent();
        assertThat(enterprise(new Scope.Party(CaseStory.PROVIDER))).isEmpty();
        assertThat(enterprises.file(new Scope.Party(CaseStory.ENTERPRISE), CaseStory.PROVIDER, DAY, ALL))
                .as("its own provider's accounts are nothing for it either")
                .isEmpty();
    }

    @Test
    void aProviderOpensACompetitor() {
        Scope own = new Scope.Party(CaseStory.PROVIDER);
        assertThat(providers.file(own, "HD", CaseStory.PROVIDER)).isPresent();
        assertThat(providers.file(own, "HD", COMPETITOR)).isEmpty();
        assertThat(providers.search(own, "HD", "")).hasSize(1);
        assertThat(providers.search(Scope.city(), "HD", "")).hasSize(2);
        assertThat(providers.file(Scope.city(), "another", CaseStory.PROVIDER)).isEmpty();
    }

    @Test
    void aCountySeesOfAProviderWhatItDidThere() {
        ProviderFile here = providers
                .file(new Scope.County("130403"), "HD", CaseStory.PROVIDER)
                .orElseThrow();
        assertThat(here.contracts()).hasSize(1);
        assertThat(here.given()).hasSize(1);
        ProviderFile there = providers
                .file(new Scope.County("130402"), "HD", CaseStory.PROVIDER)
                .orElseThrow();
        assertThat(there.contracts()).isEmpty();
        assertThat(there.contracted().contracts()).isZero();
        assertThat(there.given()).isEmpty();
        assertThat(there.results()).isEmpty();
        assertThat(there.share()).isNull();
        assertThat(there.refusals()).isEmpty();
        assertThat(providers
                        .file(Scope.city(), "HD", CaseStory.PROVIDER)
                        .orElseThrow()
                        .share())
                .isEqualTo(1000);
    }

    @Test
    void anExpertOpensAnEnterpriseOfNoCaseOfTheirs() {
        assertThat(enterprise(new Scope.Cases(List.of()))).isEmpty();
        assertThat(enterprise(new Scope.Cases(List.of("HD-2026-9999")))).isEmpty();
        EnterpriseFile drawn =
                enterprise(new Scope.Cases(List.of(CaseStory.CASE))).orElseThrow();
        assertThat(drawn.cases()).hasSize(1);
        assertThat(drawn.papers())
                .as("accounts and faults are no expert's business")
                .isNull();
        assertThat(providers.file(new Scope.Cases(List.of(CaseStory.CASE)), "HD", CaseStory.PROVIDER))
                .isEmpty();
    }

    @Test
    void anAssessorOpensWhatOthersAssess() {
        assertThat(enterprise(new Scope.Assessor(CaseStory.ASSESSOR))).isPresent();
        assertThat(enterprise(new Scope.Assessor("91130403MA00000099"))).isEmpty();
        assertThat(enterprise(Scope.nothing())).isEmpty();
    }

    @Test
    void wildcardsAndQuotesInASearchAreLiteral() {
        for (String words : List.of("%", "_", "' OR 1=1 --", "\\")) {
            assertThat(enterprises.search(Scope.city(), "HD", words)).as(words).isEmpty();
        }
    }

    @Test
    void accountsAreShownInFullToWhomTheFileIsShown() {
        EnterpriseFile file =
                enterprises.file(Scope.city(), COMPETITOR, DAY, ALL).orElseThrow();
        assertThat(Objects.requireNonNull(file.papers()).accounts())
                .extracting(account -> account.number())
                .containsExactly("6200000000009999");
    }
}
