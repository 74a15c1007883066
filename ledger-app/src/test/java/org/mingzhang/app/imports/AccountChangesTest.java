package org.mingzhang.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mingzhang.app.platform.eventstore.LogReader;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.app.workbook.Sheets;
import org.mingzhang.domain.actor.ActorEvent.ActorRegistered;
import org.mingzhang.domain.actor.ActorEvent.RoleGranted;
import org.mingzhang.domain.actor.Role;
import org.mingzhang.domain.decision.StreamEvent;
import org.mingzhang.domain.enterprise.EnterpriseEvent.BankAccountChanged;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Details;
import org.mingzhang.domain.enterprise.EnterpriseEvent.EnterpriseRegistered;
import org.mingzhang.domain.enterprise.EnterpriseEvent.Kind;
import org.mingzhang.domain.event.ActorRef;
import org.mingzhang.domain.event.BankAccount;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.StreamId;
import org.mingzhang.domain.imports.ImportEvent.Mode;
import org.mingzhang.domain.policy.PackNames;
import org.mingzhang.domain.policy.PolicyPack;
import org.mingzhang.domain.policy.reading.Packs;
import org.mingzhang.domain.programme.ProgrammeEvent.ProgrammeOpened;
import org.postgresql.ds.PGSimpleDataSource;

/** To change the account before a payment is the oldest way to steal one: a row has to say as much of it as the form does. */
class AccountChangesTest {
    private static final String SM3 = "0".repeat(64);
    private static final String ENTERPRISE = "91130402MA0000001E";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static Row row(String sheet, String... more) {
        Map<String, String> cells = new TreeMap<>(Map.of("统一社会信用代码", ENTERPRISE, "银行账号", "6200000000000002"));
        for (int i = 0; i < more.length; i += 2) {
            cells.put(more[i], more[i + 1]);
        }
        return new Row(Sheets.sheet(sheet), sheet, 2, new TreeMap<>(cells));
    }

    private static Row change(String... more) {
        Row plain = row("账户变更", more);
        Map<String, String> cells = new TreeMap<>(plain.cells());
        cells.put("账户户名", "示例企业");
        cells.put("日期", "2026-03-01");
        return new Row(plain.sheet(), "账户变更", 2, new TreeMap<>(cells));
    }

    private static Envelope recorded(Mode mode, String post, Row row) {
        PolicyPack pack = Packs.builtIn("handan-2025");
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
                        new ActorRef("示例", "office", post, "0011223344556677")));
        desk.beginPart("import-1-p0", 0, Instant.parse("2026-03-02T01:00:00Z"), TODAY);
        LocalDate from = LocalDate.of(2025, 1, 1);
        desk.add(
                new StreamEvent(
                        StreamId.programme("p"),
                        new ProgrammeOpened("示例专项", pack.id(), pack.version(), SM3, from, from.plusYears(3))),
                null,
                null);
        StreamId signer = StreamId.actor("示例");
        desk.add(new StreamEvent(signer, new ActorRegistered("示例经办", "office", "示例单位", null)), null, null);
        desk.add(new StreamEvent(signer, new RoleGranted(Role.valueOf(post), null)), null, null);
        Details details = new Details(
                "示例企业",
                Kind.ENTERPRISE,
                "130402",
                "关键标准件",
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
                null);
        desk.add(
                new StreamEvent(
                        StreamId.enterprise(ENTERPRISE),
                        new EnterpriseRegistered(
                                ENTERPRISE, details, new BankAccount("示例银行", "6200000000000001", "示例企业"))),
                null,
                null);
        Moment moment = Moments.of(row.sheet().name()).getFirst();
        desk.take(new Step(row, moment.name(), moment.date().apply(row), new TreeMap<>()));
        return desk.envelopes().getLast();
    }

    private static BankAccountChanged changed(Mode mode, Row row) {
        return (BankAccountChanged) recorded(mode, "FINANCE", row).event();
    }

    private static RefusedAt refused(String post, Row row) {
        try {
            recorded(Mode.LIVE, post, row);
        } catch (StepDesk.Impossible impossible) {
            return RefusedAt.of(impossible, column -> "", PackNames.NONE);
        }
        throw new AssertionError("it was recorded");
    }

    @Test
    void whatIsDecidedNowNeedsAReasonInTheRemark() {
        RefusedAt refused = refused("FINANCE", change());
        assertThat(refused.problem().column()).isEqualTo("备注");
        assertThat(refused.problem().message()).contains("现在办理的账户变更必填备注", "原因");
        assertThat(changed(Mode.LIVE, change("备注", "原账户销户")).reason()).isEqualTo("原账户销户");
    }

    @Test
    void whatHappenedMayLackOneAndThenSaysSo() {
        assertThat(changed(Mode.HISTORY, change()).reason()).isEqualTo("未载明");
    }

    @Test
    void aPaperMayBeNamedAndStandsWithTheReason() {
        Envelope entry = recorded(Mode.LIVE, "FINANCE", change("备注", "原账户销户", "依据文件", "开户证明.pdf"));
        assertThat(((BankAccountChanged) entry.event()).reason()).isEqualTo("原账户销户；依据文件：开户证明.pdf");
        assertThat(((BankAccountChanged) entry.event()).paper())
                .as("named is not brought")
                .isNull();
        assertThat(Objects.requireNonNull(entry.origin()).also()).containsEntry("依据文件", "开户证明.pdf");
        assertThat(entry.businessDate()).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    /** A way round: the same organisation on another sheet, with another account and no reason. */
    @Test
    void noOtherSheetChangesAnAccountNow() {
        Row body = row("县区单位", "名称", "示例企业", "县(市、区)", "130402");
        assertThat(refused("CITY_INDUSTRY", body).problem().message()).contains("收款账户的变更写在“账户变更”表");
        assertThatThrownBy(() -> recorded(Mode.LIVE, "FINANCE", body)).isInstanceOf(StepDesk.Impossible.class);
    }
}
