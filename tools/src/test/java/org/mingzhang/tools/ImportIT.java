package org.mingzhang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.app.LedgerNode;
import org.mingzhang.app.imports.ImportLock;
import org.mingzhang.app.platform.eventstore.StoredEntry;
import org.mingzhang.app.platform.ledger.LedgerHome;
import org.mingzhang.app.platform.ledger.LedgerStore;
import org.mingzhang.app.workbook.CheckedWorkbook;
import org.mingzhang.app.workbook.Row;
import org.mingzhang.domain.event.Envelope;
import org.mingzhang.domain.event.EventCodec;
import org.mingzhang.domain.event.Origin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A city's records enter a ledger: once, whole, as they were, and back to the cell. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportIT {
    private Path temp;
    private Path book;
    private Office office;
    private JsonNode told;

    @BeforeAll
    void recordAWorkbook(@TempDir Path folder) throws Exception {
        temp = folder;
        book = Books.simulated(temp.resolve("台账.xlsx"), 7);
        office = Office.opened(temp.resolve("one"));
        told = office.done(office.importing(book, "--json")).json();
    }

    @AfterAll
    void end() {
        LogFile.close();
    }

    /** The same workbook with a text in its place, wherever it stands. */
    private static Path changedTexts(Path from, Path to, String wrong, String right) throws Exception {
        return Books.texts(from, to, text -> text.equals(wrong) ? right : text);
    }

    @Test
    void everyRowIsThereAndTheLedgerVerifies() throws Exception {
        try (CheckedWorkbook checked = Books.check(book)) {
            assertThat(told.at("/accepted").asLong())
                    .isEqualTo(checked.accepted().size());
            assertThat(told.at("/skipped").asLong()).isZero();
            assertThat(told.at("/rejected")).isEmpty();
            Set<String> rows = new HashSet<>();
            for (Envelope envelope : entries(office)) {
                Origin origin = envelope.origin();
                if (origin != null) {
                    assertThat(origin.workbook()).isEqualTo(checked.sm3());
                    rows.add(origin.sheet() + " " + origin.row());
                }
            }
            checked.accepted().forEach(id -> {
                Row row = checked.row(id);
                assertThat(rows).contains(row.tab() + " " + row.number());
            });
        }
        assertThat(office.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        assertThat(office.done("reconcile").out()).contains("视图与账目一致");
    }

    private static List<Envelope> entries(Office of) {
        try (LedgerStore store = LedgerStore.open(new LedgerHome(of.home()), null)) {
            return store.log().entries(0, StoredEntry::envelope).toList();
        }
    }

    @Test
    void anImportedEntryHasAReceiptThatHoldsWithTheSignatureOfItsImport() throws Exception {
        long position = told.at("/lastPosition").asLong() - 700;
        Path receipt = temp.resolve("imported.receipt");
        office.done("receipt", String.valueOf(position), "-o", receipt.toString());
        assertThat(Files.readString(receipt))
                .contains("entry " + position + "\n")
                .contains("entry " + (told.at("/firstPosition").asLong() - 1) + "\n");
        assertThat(office.done("verify", receipt.toString(), "--json")
                        .json()
                        .at("/holds")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anImportedEntryGivesTheDraftOfItsCorrectionWhichIsTakenAsItStands() throws Exception {
        Office other = Office.opened(temp.resolve("draft"));
        other.done(other.importing(book));
        long position = -1;
        try (LedgerStore store = LedgerStore.open(new LedgerHome(other.home()), null)) {
            position = store.log()
                    .entries(0, entry -> entry)
                    .filter(entry -> EventCodec.type(entry.envelope().event()).equals("project.acceptance-assessed"))
                    .mapToLong(StoredEntry::position)
                    .findFirst()
                    .orElseThrow();
        }
        ObjectNode draft = (ObjectNode)
                other.done("entry", String.valueOf(position), "--json").json().at("/correction");
        ObjectNode payload = (ObjectNode) draft.get("payload");
        assertThat(payload.at("/before/assessedBy").asString()).isNotBlank();
        JsonNode opened = other.done("entry", "8", "--json").json();
        assertThat(opened.at("/stands").asBoolean()).isTrue();
        assertThat(opened.has("correction"))
                .as("the start of an import is not corrected")
                .isFalse();
        payload.put("reason", "登记时多写").put("documentNo", "邯工信〔2026〕18号");
        ((ObjectNode) payload.get("after")).put("scoreTenths", 1);
        Path file = temp.resolve("draft.json");
        Files.writeString(file, draft.toString());
        other.done("do", file.toString(), "--key", other.key());
    }

    @Test
    void whatIsCleanBreachesNothingAndAgreesWithPolicyAndTreasury() {
        assertThat(told.at("/breaches")).isEmpty();
        assertThat(office.done("recompute", "--programme", Office.PROGRAMME, "--json")
                        .json()
                        .at("/agrees")
                        .asBoolean())
                .isTrue();
        assertThat(office.budget().at("/trialBalance/debitFen"))
                .isEqualTo(office.budget().at("/trialBalance/creditFen"));
    }

    @Test
    void anotherLedgerComesToTheSameBudgetAndTheSameWorkbookAgainAddsNothing() throws Exception {
        Office other = Office.opened(temp.resolve("two"));
        other.done(other.importing(book));
        assertThat(other.budget()).isEqualTo(office.budget());
        int size = entries(other).size();
        JsonNode again = other.done(other.importing(book, "--json")).json();
        assertThat(again.at("/accepted").asLong()).isZero();
        assertThat(again.at("/skipped")).isEqualTo(told.at("/accepted"));
        assertThat(entries(other)).hasSize(size);
    }

    @Test
    void aChangedAmountIsAConflictThatNamesSheetRowAndColumn() throws Exception {
        Path other = Books.changed(book, temp.resolve("changed.xlsx"), "合同", 3, "合同金额", "123.45");
        int size = entries(office).size();
        JsonNode refused = office.no(office.importing(other, "--json")).json();
        assertThat(refused.at("/accepted").asLong()).isZero();
        assertThat(refused.at("/rejected")).hasSize(1);
        JsonNode problem = refused.at("/rejected/0");
        assertThat(problem.at("/sheet").asString()).isEqualTo("合同");
        assertThat(problem.at("/row").asInt()).isEqualTo(3);
        assertThat(problem.at("/column").asString()).isEqualTo("合同金额");
        assertThat(problem.at("/value").asString()).isEqualTo("123.45");
        assertThat(problem.at("/rule").asString()).isEqualTo("conflict");
        assertThat(problem.at("/message").asString()).contains("更正");
        assertThat(entries(office)).hasSize(size);
    }

    @Test
    void goodRowsAreRecordedWithoutTheBadOnesWhichComeInWhenMended() throws Exception {
        Office other = Office.opened(temp.resolve("mended"));
        Path broken = Books.changed(book, temp.resolve("broken.xlsx"), "审核", 2, "结论", "大概通过");
        assertThat(other.no(other.importing(broken)).out()).contains("审核 第 2 行");
        assertThat(entries(other)).noneMatch(envelope -> envelope.origin() != null);
        JsonNode good =
                other.no(other.importing(broken, "--accept-valid", "--json")).json();
        assertThat(good.at("/breaches")).isEmpty();
        Set<String> rules = new HashSet<>();
        good.at("/rejected").forEach(row -> rules.add(row.at("/rule").asString()));
        assertThat(rules).contains("choice", "waits-for-bad-row");
        Path mending = Path.of(good.at("/mending").asString());
        Path mended = changedTexts(mending, temp.resolve("mended.xlsx"), "大概通过", "通过");
        JsonNode rest = other.done(other.importing(mended, "--json")).json();
        assertThat(rest.at("/breaches")).isEmpty();
        assertThat(good.at("/accepted").asLong() + rest.at("/accepted").asLong())
                .isEqualTo(told.at("/accepted").asLong());
        assertThat(other.budget()).isEqualTo(office.budget());
        assertThat(other.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void aTypingErrorInAnAwardHoldsBackItsPaymentsAndMendedComesToTheSameBudget() throws Exception {
        Office other = Office.opened(temp.resolve("award"));
        Path broken = Books.changed(book, temp.resolve("award.xlsx"), "奖补", 2, "核定金额", "约三万");
        JsonNode good =
                other.no(other.importing(broken, "--accept-valid", "--json")).json();
        assertThat(good.at("/breaches")).isEmpty();
        String right;
        try (CheckedWorkbook checked = Books.check(book)) {
            right = checked.accepted().stream()
                    .filter(id -> checked.row(id).sheet().name().equals("奖补")
                            && checked.row(id).number() == 2)
                    .mapToObj(id -> checked.written(id, "核定金额"))
                    .findFirst()
                    .orElseThrow();
        }
        Path mended =
                changedTexts(Path.of(good.at("/mending").asString()), temp.resolve("award-mended.xlsx"), "约三万", right);
        assertThat(other.done(other.importing(mended, "--json")).json().at("/breaches"))
                .isEmpty();
        assertThat(other.budget()).isEqualTo(office.budget());
    }

    @Test
    void anAwardThatComesAfterItsPaymentsIsNotCommittedASecondTime() throws Exception {
        Office other = Office.opened(temp.resolve("late"));
        Path without = Books.edited(book, temp.resolve("without.xlsx"), (row, cells) -> !row.sheet()
                .name()
                .equals("奖补"));
        Path awards = Books.edited(book, temp.resolve("awards.xlsx"), (row, cells) -> row.sheet()
                .name()
                .equals("奖补"));
        other.done(other.importing(without));
        JsonNode before = other.budget();
        JsonNode refused = other.no(other.importing(awards, "--json")).json();
        assertThat(refused.at("/rejected")).isNotEmpty();
        assertThat(refused.at("/rejected/0/rule").asString()).isEqualTo("not-recordable");
        assertThat(refused.at("/rejected/0/message").asString()).contains("推定", "更正");
        other.no(other.importing(awards, "--accept-valid", "--json"));
        assertThat(other.budget().at("/sources")).isEqualTo(before.at("/sources"));
        assertThat(other.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
    }

    @Test
    void twoImportsAtOnceAreOneAfterTheOther() throws Exception {
        Office other = Office.opened(temp.resolve("at-once"));
        try (LedgerStore store = LedgerStore.open(new LedgerHome(other.home()), null);
                LedgerNode node = LedgerNode.open(store);
                ImportLock lock = node.imports().exclusively()) {
            assertThat(lock).isNotNull();
            assertThat(other.no(other.importing(book)).err()).contains("另一个进程正在向这个账本导入");
        }
        other.done(other.importing(book));
        assertThat(other.budget()).isEqualTo(office.budget());
    }

    @Test
    void aCitysOwnTableEntersThroughAMapOnceItsTotalsAreConfirmed() throws Exception {
        Path samples = Path.of("../ledger-app/src/test/resources/workbooks");
        String[] map = {"--map", samples.resolve("wan.yaml").toString()};
        Office other = Office.opened(temp.resolve("mapped"));
        Path table = samples.resolve("wan.xlsx");
        Ran unconfirmed = other.no(other.importing(table, map));
        assertThat(unconfirmed.err()).contains("--confirm");
        assertThat(unconfirmed.out()).contains("金额", "62,001,234.56");
        assertThat(entries(other)).noneMatch(envelope -> envelope.origin() != null);
        JsonNode tried = other.done(other.importing(table, map[0], map[1], "--dry-run", "--json"))
                .json();
        JsonNode done = other.done(other.importing(
                        table, map[0], map[1], "--confirm", tried.at("/confirm").asString(), "--json"))
                .json();
        assertThat(done.at("/accepted")).isEqualTo(tried.at("/accepted"));
        assertThat(done.at("/firstPosition").asLong()).isPositive();
    }

    @Test
    void fraudsAreRecordedAsTheyHappenedEachWithItsBreach() throws Exception {
        Path frauds = Books.simulated(temp.resolve("frauds.xlsx"), 11, "--frauds", "all");
        Office other = Office.opened(temp.resolve("frauds"));
        JsonNode imported = other.done(other.importing(frauds, "--json")).json();
        Set<String> rules = new HashSet<>();
        imported.at("/breaches").forEach(breach -> rules.add(breach.at("/rule").asString()));
        assertThat(rules).contains("SAME_PERSON", "INVOICE_USED_TWICE", "ACCEPTANCE_MISSING", "ALLOCATION_EXCEEDED");
        assertThat(other.done("verify", "--live", "--json").json().at("/holds").asBoolean())
                .isTrue();
        Path labels = temp.resolve("labels.csv");
        assertThat(Files.readString(labels)).startsWith("subjectId,rule,note");
    }
}
