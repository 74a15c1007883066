package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Origin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An office mends a mistake by a correction, and then in its own book: the two agree, and nothing is recorded twice. */
class CorrectedRowsIT {
    @AfterAll
    static void end() {
        LogFile.close();
    }

    /** A cell that was written wrongly, and how its entry is mended. */
    private record Mistake(
            String sheet, int row, String column, String right, String type, Consumer<ObjectNode> mend) {}

    private static long position(Office office, Mistake mistake) {
        try (LedgerStore store = LedgerStore.open(new LedgerHome(office.home()), null)) {
            return store.log()
                    .entries(0, entry -> entry)
                    .filter(entry -> EventCodec.type(entry.envelope().event()).equals(mistake.type))
                    .filter(entry -> {
                        Origin origin = entry.envelope().origin();
                        return origin != null && origin.sheet().equals(mistake.sheet) && origin.row() == mistake.row;
                    })
                    .mapToLong(StoredEntry::position)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Proposed by who imported it, approved by somebody else. */
    private static void mend(Office office, Path folder, String number, Mistake mistake) throws Exception {
        long position = position(office, mistake);
        ObjectNode draft = (ObjectNode)
                office.done("entry", String.valueOf(position), "--json").json().at("/correction");
        ObjectNode payload = (ObjectNode) draft.get("payload");
        payload.put("correction", number).put("reason", "录入有误").put("documentNo", "更正1号");
        mistake.mend.accept(payload);
        command(office, folder, draft, "finance");
        ObjectNode approval = draft.objectNode().put("command", "correction.approve");
        approval.putObject("payload").put("correction", number);
        command(office, folder, approval, "second");
    }

    private static void command(Office office, Path folder, ObjectNode command, String actor) throws Exception {
        Path file = Files.writeString(folder.resolve("command.json"), command.toString());
        office.done("do", file.toString(), "--key", office.keyOf(actor));
    }

    private static Consumer<ObjectNode> after(Consumer<ObjectNode> change) {
        return payload -> change.accept((ObjectNode) payload.get("after"));
    }

    private static String written(Path book, String sheet, int row, String column) throws Exception {
        try (CheckedWorkbook checked = Books.check(book)) {
            return checked.accepted().stream()
                    .filter(id -> checked.row(id).sheet().name().equals(sheet)
                            && checked.row(id).number() == row)
                    .mapToObj(id -> checked.written(id, column))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aBookThatSaysWhatTheCorrectionsSayAddsNothingAndTheOldOneIsToldToBeOld(@TempDir Path folder) throws Exception {
        Path book = Books.simulated(folder.resolve("book.xlsx"), 7);
        Office office = Office.opened(folder.resolve("office"));
        office.done(office.importing(book));
        office.register("second");
        LocalDate paid = LocalDate.parse(written(book, "拨付", 2, "拨付日期"));
        List<Mistake> mistakes = List.of(
                new Mistake(
                        "合同",
                        3,
                        "合同金额",
                        "9876543.21",
                        "project.contract-registered",
                        after(it -> it.put("amountFen", 987_654_321L))),
                new Mistake("企业", 4, "从业人数", "77", "enterprise.registered", after(it -> ((ObjectNode)
                                Objects.requireNonNull(it.get("details")))
                        .put("employees", 77))),
                new Mistake("审核", 2, "意见", "属实", "application.stage-decided", after(it -> it.put("opinion", "属实"))),
                new Mistake(
                        "拨付",
                        2,
                        "拨付日期",
                        paid.plusDays(1).toString(),
                        "award.payment-confirmed",
                        it -> it.put("correctedDate", paid.plusDays(1).toString())),
                new Mistake(
                        "拨付",
                        3,
                        "银行回单号",
                        "HD-更正",
                        "award.payment-confirmed",
                        after(it -> it.put("receiptNo", "HD-更正"))));
        Path right = book;
        for (int i = 0; i < mistakes.size(); i++) {
            Mistake one = mistakes.get(i);
            right = Books.changed(
                    right, folder.resolve("right-" + i + ".xlsx"), one.sheet, one.row, one.column, one.right);
        }
        JsonNode refused = office.no(office.importing(right, "--json")).json();
        assertThat(refused.at("/rejected")).hasSize(mistakes.size());
        for (int i = 0; i < mistakes.size(); i++) {
            mend(office, folder, "更正-" + i, mistakes.get(i));
        }
        JsonNode agreed = office.done(office.importing(right, "--json")).json();
        assertThat(agreed.at("/accepted").asLong()).isZero();
        assertThat(agreed.at("/rejected")).isEmpty();
        JsonNode old = office.done(office.importing(book, "--json")).json();
        assertThat(old.at("/accepted").asLong()).isZero();
        assertThat(old.at("/outdated")).hasSize(mistakes.size());
        assertThat(old.at("/outdated").toString()).contains("{\"sheet\":\"合同\",\"row\":3,\"corrections\":[\"更正-0\"]}");
        assertThat(office.done(office.importing(book)).out()).contains("合同 第 3 行入账后已更正（更正-0）");
        // A third value is neither: it conflicts, and the refusal says what was corrected.
        Path third = Books.changed(book, folder.resolve("third.xlsx"), "合同", 3, "合同金额", "1.00");
        assertThat(office.no(office.importing(third)).out()).contains("后经更正 更正-0", "ledger entry");
        Path more = Books.changed(right, folder.resolve("more.xlsx"), "合同", 3, "合同内容", "另有所指");
        assertThat(office.no(office.importing(more)).out()).contains("合同内容");
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        assertThat(office.done("reconcile").out()).contains("视图与账目一致");
    }

    @Test
    void aRowThatWasUndoneComesInAsItShouldHaveBeen(@TempDir Path folder) throws Exception {
        Path book = Books.simulated(folder.resolve("book.xlsx"), 7);
        Office office = Office.opened(folder.resolve("office"));
        office.done(office.importing(book));
        office.register("second");
        Mistake undone =
                new Mistake("进度", 2, "实际进度", "3", "project.progress-reported", payload -> payload.remove("after"));
        mend(office, folder, "冲正-1", undone);
        // What still says the mistake is not recorded again.
        assertThat(office.done(office.importing(book, "--json"))
                        .json()
                        .at("/accepted")
                        .asLong())
                .isZero();
        Path right = Books.changed(book, folder.resolve("right.xlsx"), "进度", 2, "实际进度", "3");
        assertThat(office.done(office.importing(right, "--json"))
                        .json()
                        .at("/accepted")
                        .asLong())
                .isOne();
        assertThat(office.done(office.importing(right, "--json"))
                        .json()
                        .at("/accepted")
                        .asLong())
                .isZero();
    }
}
