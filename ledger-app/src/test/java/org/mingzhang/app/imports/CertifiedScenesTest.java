package org.mingzhang.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.application.ApplicationEvent.ApplicationSubmitted;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.Acceptance;
import org.mingzhang.domain.enterprise.EnterpriseEvent.AcceptanceRecorded;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.mingzhang.domain.project.ProjectEvent.AcceptanceAssessed;
import org.mingzhang.domain.project.ProjectEvent.SceneAssessed;
import org.postgresql.ds.PGSimpleDataSource;

/** 验收 rows of cases that have no acceptance of their own: the applicant's acceptance by its certificate, scenes and all. */
class CertifiedScenesTest {
    private static final String SM3 = "0".repeat(64);
    private static final String ENTERPRISE = "91130402MA0000001E";
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    private static final Inference.Elsewhere NOWHERE = new Inference.Elsewhere() {
        @Override
        public @Nullable String applicationOfPayment(String payment) {
            return null;
        }

        @Override
        public @Nullable String applicationOfContract(String contract) {
            return null;
        }

        @Override
        public @Nullable String directionOfApplication(String application) {
            return application.equals("S9") ? "QD-1" : null;
        }

        @Override
        public EarlierLists lists() {
            return new EarlierLists(Map.of(), Collections.unmodifiableNavigableSet(new TreeSet<>()));
        }
    };

    private static Row row(String sheet, String... cells) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            all.put(cells[i], cells[i + 1]);
        }
        return new Row(Sheets.sheet(sheet), sheet, 2, new TreeMap<>(all));
    }

    private static Row application(String number, String direction) {
        return row("申报", "申报编号", number, "方向", direction, "申报日期", "2025-11-20", "统一社会信用代码", ENTERPRISE);
    }

    private static Row acceptance(String number, String... more) {
        String[] usual = {
            "申报编号",
            number,
            "评测机构",
            "示例评测机构",
            "评测日期",
            DAY.toString(),
            "指标版本",
            "2024年版",
            "验收等级",
            "3",
            "评分",
            "850",
            "应用场景数",
            "2",
            "核定投入",
            "40000000",
            "结论",
            "通过"
        };
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return row("验收", all);
    }

    private static Row scene(String number, String name, String... more) {
        String[] usual = {"申报编号", number, "评测日期", DAY.minusDays(1).toString(), "场景", name, "等级", "2"};
        String[] all = Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return row("场景", all);
    }

    /** What rows come to under a pack, for an application that the ledger holds. */
    private static List<Envelope> recorded(String packId, String direction, Mode mode, String number, Row... rows) {
        PolicyPack pack = Packs.builtIn(packId);
        StepDesk desk = new StepDesk(
                new ImportedStreams(new LogReader(new PGSimpleDataSource()), sm3 -> pack, id -> false),
                new ClaimTotals(),
                new ImportTerms(
                        "示例账本",
                        ZoneOffset.UTC,
                        "import-1",
                        "p",
                        SM3,
                        mode,
                        new ActorRef("示例", "office", "CITY_INDUSTRY", "0011223344556677")));
        desk.beginPart("import-1-p0", 0, Instant.parse("2026-03-02T01:00:00Z"), LocalDate.of(2026, 3, 2));
        desk.add(
                new StreamEvent(
                        StreamId.programme("p"),
                        new ProgrammeOpened(
                                "示例专项",
                                pack.id(),
                                pack.version(),
                                SM3,
                                LocalDate.of(2025, 1, 1),
                                LocalDate.of(2027, 12, 31))),
                null,
                null);
        desk.add(
                new StreamEvent(
                        StreamId.enterprise(ENTERPRISE),
                        new EnterpriseRegistered(
                                ENTERPRISE,
                                new Details(
                                        "示例企业",
                                        Kind.ENTERPRISE,
                                        null,
                                        null,
                                        null,
                                        null,
                                        true,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                null)),
                null,
                null);
        desk.add(
                new StreamEvent(
                        StreamId.application(number),
                        new ApplicationSubmitted(
                                "p",
                                SM3,
                                1,
                                direction,
                                ENTERPRISE,
                                null,
                                null,
                                "示例申报",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(),
                                List.of(),
                                null,
                                null,
                                null,
                                null,
                                null)),
                DAY,
                null);
        int before = desk.envelopes().size();
        Inference inference = new Inference(pack, NOWHERE);
        Arrays.stream(rows).forEach(inference::take);
        for (Row row : rows) {
            if (!row.sheet().name().equals("申报")) {
                Moment moment = Moments.of(row.sheet().name()).getFirst();
                desk.take(new Step(row, moment.name(), moment.date().apply(row), inference.inferred(row, moment)));
            }
        }
        return desk.envelopes().subList(before, desk.envelopes().size());
    }

    @Test
    void theRowIsTheApplicantsAcceptanceByCertificateAndItsScenesGoWithIt() {
        List<Envelope> entries = recorded(
                "qingdao-2025",
                "QD-1",
                Mode.HISTORY,
                "S1",
                application("S1", "QD-1"),
                scene("S1", "排产", "约束性", "是", "备注", "现场复核"),
                scene("S1", "仓储"),
                acceptance("S1", "评测人", "示例甲"));
        assertThat(entries).hasSize(1);
        Envelope entry = entries.getFirst();
        assertThat(entry.stream()).isEqualTo(StreamId.enterprise(ENTERPRISE));
        assertThat(entry.businessDate()).isEqualTo(DAY);
        AcceptanceRecorded recorded = (AcceptanceRecorded) entry.event();
        assertThat(recorded.documentNo()).isNull();
        assertThat(recorded.passed()).isTrue();
        assertThat(recorded.assessedScenes())
                .containsExactly(new Acceptance.Scene("排产", 2, true), new Acceptance.Scene("仓储", 2, null));
        assertThat(String.valueOf(entry.origin()))
                .contains("现场复核")
                .contains("2024年版")
                .contains("示例甲");
    }

    @Test
    void anApplicationThatTheLedgerHoldsIsKnownByItsDirectionToo() {
        assertThat(recorded("qingdao-2025", "QD-1", Mode.HISTORY, "S9", acceptance("S9")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.event()).isInstanceOf(AcceptanceRecorded.class));
    }

    @Test
    void aRowOfTodayNeedsTheCertificatesNumberInItsRemark() {
        Row[] without = {application("S1", "QD-1"), acceptance("S1")};
        assertThatThrownBy(() -> recorded("qingdao-2025", "QD-1", Mode.LIVE, "S1", without))
                .isInstanceOf(StepDesk.Impossible.class);
    }

    @Test
    void scenesWithoutTheirAcceptanceAreNotTakenForSomethingElse() {
        Row[] alone = {application("S1", "QD-1"), scene("S1", "排产")};
        assertThatThrownBy(() -> recorded("qingdao-2025", "QD-1", Mode.HISTORY, "S1", alone))
                .isInstanceOf(StepDesk.Impossible.class)
                .hasMessageContaining("验收");
    }

    @Test
    void aDirectionWithAnAcceptanceOnItsWayKeepsItsOwn() {
        List<Envelope> entries = recorded(
                "handan-2025",
                "HD-01",
                Mode.HISTORY,
                "S1",
                application("S1", "HD-01"),
                scene("S1", "排产"),
                acceptance("S1"));
        assertThat(entries).extracting(Envelope::event).hasAtLeastOneElementOfType(SceneAssessed.class);
        assertThat(entries).extracting(Envelope::event).hasAtLeastOneElementOfType(AcceptanceAssessed.class);
        assertThat(entries).extracting(Envelope::event).noneMatch(AcceptanceRecorded.class::isInstance);
    }
}
